// What the pages do beyond links and forms: sending by Enter, stopping, citation cards, copying.
// Every page works without this file.
(() => {
  const root = document.documentElement;
  root.classList.add('script');
  const form = document.getElementById('composer');
  const field = document.getElementById('question');
  const messages = document.getElementById('messages');

  // ---- Composer ----
  if (form && field) {
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      if (field.value.trim() !== '') form.requestSubmit();
    });
    form.querySelector('[data-stop]').addEventListener('click', () => {
      window.htmx.trigger(form, 'htmx:abort');
      field.focus();
    });
    form.addEventListener('htmx:sse:after:connection', () => {
      field.value = '';
      document.getElementById('lost')?.remove();
    });
    let opened = null;
    form.addEventListener('htmx:sse:after:message', () => {
      const pending = messages.querySelector('.message[aria-busy="true"]');
      if (!pending || pending === opened) return;
      opened = pending;
      if (location.pathname !== pending.dataset.page) history.pushState({}, '', pending.dataset.page);
      document.title = `${pending.querySelector('.question p').textContent.slice(0, 80)} · ${document.title.split(' · ').pop()}`;
      // At once: a smooth scroll would be cut off by the next piece of the stream.
      pending.scrollIntoView({ block: 'start' });
    });
    // A stream that ended without an answer (stopped, cut off): show the message as it is stored.
    form.addEventListener('htmx:sse:close', () => {
      const pending = messages.querySelector('.message[aria-busy="true"]');
      if (pending) {
        const url = pending.dataset.url;
        window.htmx.ajax('GET', url, { target: pending, swap: 'outerHTML' });
      }
    });
    // The server could not be reached: the question is still in the field.
    form.addEventListener('htmx:error', () => {
      if (document.getElementById('lost')) return;
      const notice = document.getElementById('lost-connection').content.firstElementChild.cloneNode(true);
      notice.id = 'lost';
      messages.append(notice);
      notice.scrollIntoView({ block: 'nearest' });
    });
  }
  // An opened conversation starts at its newest question.
  const newest = messages?.querySelector('.message:last-of-type');
  if (newest && location.hash === '') newest.scrollIntoView({ block: 'start' });
  window.addEventListener('popstate', () => location.reload());

  // ---- Citation card: one floating copy of the card that stands in the list of sources ----
  const hoverDelayMs = 180;
  let card = null;
  let owner = null;
  let pinned = false;
  let timer = 0;

  const closeCard = (returnFocus) => {
    clearTimeout(timer);
    if (!card) return;
    const chip = owner;
    card.remove();
    card = null;
    owner = null;
    pinned = false;
    chip.removeAttribute('aria-expanded');
    if (returnFocus) {
      chip.dataset.quiet = 'true';
      chip.focus();
      delete chip.dataset.quiet;
    }
  };

  const place = () => {
    const gap = 10;
    const chip = owner.getBoundingClientRect();
    if (window.innerWidth < 640) return; // the style sheet docks it to the bottom edge
    const box = card.getBoundingClientRect();
    const left = Math.min(Math.max(gap, chip.left - 24), window.innerWidth - box.width - gap);
    const below = chip.bottom + gap;
    const top = below + box.height < window.innerHeight ? below : Math.max(gap, chip.top - box.height - gap);
    card.style.left = `${left}px`;
    card.style.top = `${top}px`;
  };

  const openCard = (chip, pin) => {
    clearTimeout(timer);
    if (owner === chip) {
      pinned = pinned || pin;
      return;
    }
    const source = document.getElementById(chip.dataset.card);
    if (!source) return;
    closeCard(false);
    card = source.cloneNode(true);
    card.id = 'citation-card';
    card.className = 'card floating';
    card.setAttribute('role', 'dialog');
    card.setAttribute('aria-label', chip.getAttribute('aria-label'));
    owner = chip;
    pinned = pin;
    chip.setAttribute('aria-expanded', 'true');
    // After the chip's text block, so that Tab goes from the chip's line into the card.
    document.body.append(card);
    place();
    card.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
    if (pin) {
      card.tabIndex = -1;
      card.focus({ preventScroll: true });
    }
  };

  const chipOf = (event) => event.target.closest?.('a.cite[data-card]');
  document.addEventListener('click', (event) => {
    const chip = chipOf(event);
    if (chip && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openCard(chip, true);
      if (card) {
        card.tabIndex = -1;
        card.focus({ preventScroll: true });
      }
    } else if (card && !card.contains(event.target)) closeCard(false);
  });
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse') return;
    const chip = chipOf(event);
    clearTimeout(timer);
    if (chip) timer = setTimeout(() => openCard(chip, false), hoverDelayMs);
    else if (card && !pinned && !card.contains(event.target)) timer = setTimeout(() => closeCard(false), hoverDelayMs);
  });
  document.addEventListener('focusin', (event) => {
    const chip = chipOf(event);
    if (chip && !chip.dataset.quiet && chip.matches(':focus-visible')) openCard(chip, false);
    else if (card && !pinned && !card.contains(event.target)) closeCard(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && card) {
      event.preventDefault();
      closeCard(pinned);
    }
  });
  window.addEventListener('scroll', () => card && (pinned ? place() : closeCard(false)), { passive: true });
  window.addEventListener('resize', () => card && place());

  // ---- Copying ----
  // a chip shows "1"; in plain text that must be told from the words: "[1]"
  const markedText = (part) => {
    const chips = [...part.querySelectorAll('a.cite')];
    for (const chip of chips) chip.textContent = `[${chip.textContent}]`;
    const text = part.innerText.trim();
    for (const chip of chips) chip.textContent = chip.textContent.slice(1, -1);
    return text;
  };
  // the numbers in the text mean nothing without what they cite
  const sourceLines = (button) => {
    const lines = [...button.closest('.answer').querySelectorAll('[data-copy-line]')].map(
      (item) => item.dataset.copyLine,
    );
    return lines.length === 0 ? [] : [[button.dataset.sources, ...lines].join('\n')];
  };
  const tableText = (table) =>
    [...table.rows]
      .map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim()).join('\t'))
      .join('\n');
  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('[data-copy]');
    if (!button) return;
    const label = button.querySelector('span');
    const text =
      button.dataset.copy === 'table'
        ? tableText(button.closest('.answer-table').querySelector('[data-copy-source]'))
        : [
            ...[...button.closest('.answer').querySelectorAll('.prose, [data-copy-source]')].map((part) =>
              part.matches('table') ? tableText(part) : markedText(part),
            ),
            ...sourceLines(button),
          ].join('\n\n');
    const before = label.textContent;
    try {
      await navigator.clipboard.writeText(text);
      label.textContent = button.dataset.done;
    } catch {
      label.textContent = button.dataset.failed;
    }
    setTimeout(() => {
      label.textContent = before;
    }, 2000);
  });
})();
