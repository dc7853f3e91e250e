// Line icons drawn in place (no image request); all are decoration and hidden from screen readers.
import { type Html, raw } from './html.ts';

const icon = (paths: string): Html =>
  raw(
    `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths}</svg>`,
  );

export const icons = {
  send: icon('<path d="M12 20V5"/><path d="m5.5 11.5 6.5-6.5 6.5 6.5"/>'),
  stop: icon('<rect x="6.5" y="6.5" width="11" height="11" rx="2" fill="currentColor"/>'),
  plus: icon('<path d="M12 5v14M5 12h14"/>'),
  more: icon('<circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/>'),
  open: icon(
    '<path d="M14 5h5v5"/><path d="m19 5-8 8"/><path d="M18 14v4a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h4"/>',
  ),
  copy: icon('<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15V6a2 2 0 0 1 2-2h8"/>'),
  download: icon('<path d="M12 4v11"/><path d="m7.5 10.5 4.5 4.5 4.5-4.5"/><path d="M5 20h14"/>'),
  search: icon('<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.3-4.3"/>'),
  alert: icon('<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5"/><path d="M12 16.5h.01"/>'),
  close: icon('<path d="m6 6 12 12M18 6 6 18"/>'),
  retry: icon('<path d="M4 12a8 8 0 1 0 2.6-5.9"/><path d="M4 4v4.5h4.5"/>'),
};
