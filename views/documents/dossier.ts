// Metadata, relations and history of a document, as its page shows them.
import type { Dossier, MetadataField, Relation, UnstoredTarget } from '../../server/domain-validity.ts';
import { statusBadge } from '../chat/citation.ts';
import { type Html, html, nothing } from '../html.ts';
import { statusNames } from '../text/common.ts';
import {
  actionNames,
  personalDataNames,
  relationNames,
  urgencyNames,
  validityText,
} from '../text/validity.ts';
import { dayOf, validityLineText } from '../text/validity-line.ts';

/** Below this the page says how sure a reading is. */
const SURE = 0.9;

/** Rows of the table of metadata beyond the basic ones; empty fields are left out. */
export function dossierRows(dossier: Dossier): [string, string | Html][] {
  const { signer, signerTitle, signingCapacity } = dossier;
  const signed = [signer, [signingCapacity, signerTitle].filter(Boolean).join(', ')]
    .filter(Boolean)
    .join(' – ');
  const rows: [string, string | null, MetadataField | null][] = [
    [validityText.abstract, dossier.abstract, 'abstract'],
    [validityText.parentAgency, dossier.parentAgency, 'parent_agency'],
    [validityText.place, dossier.place, 'place'],
    [validityText.signer, signed || null, 'signer'],
    [validityText.urgency, dossier.urgency === null ? null : urgencyNames[dossier.urgency], null],
    [validityText.addressees, dossier.addressees.join('; ') || null, 'addressees'],
    [validityText.recipients, dossier.recipients.join('; ') || null, 'recipients'],
    [validityText.period, period(dossier), null],
    [validityText.personalData, personalData(dossier) || null, null],
  ];
  return rows.flatMap(([name, value, field]) =>
    value === null ? [] : [[name, withDoubt(value, dossier, field)]],
  );
}

/** A value, followed by how sure its reading is where that is doubtful. */
export function withDoubt(value: string, dossier: Dossier | undefined, field: MetadataField | null): Html {
  const confidence = field === null ? undefined : dossier?.confidence[field];
  if (confidence === undefined || confidence >= SURE) return html`${value}`;
  return html`${value} <span class="muted">(${validityText.unsure(`${Math.round(confidence * 100)}%`)})</span>`;
}

function personalData(dossier: Dossier): string {
  return dossier.personalData
    .map(
      ({ kind, count, masked }) =>
        `${count} ${personalDataNames[kind]}${masked ? ` (${validityText.masked})` : ''}`,
    )
    .join('; ');
}

function period({ validFrom, validTo }: Dossier): string {
  const parts = [
    validFrom && validityText.from(dayOf(validFrom)),
    validTo && validityText.until(dayOf(validTo)),
  ];
  return parts.filter(Boolean).join(' ') || validityText.periodUnknown;
}

/** Which stored documents changed this one, and which it changes. */
export function relationList(relations: Relation[], unstored: UnstoredTarget[] = []): Html {
  if (relations.length + unstored.length === 0) return nothing;
  // an amendment of the whole says nothing more where its parts are named
  const parts = new Set(relations.filter((one) => one.section !== null).map((one) => one.other.id));
  const shown = relations.filter(
    (one) => one.kind !== 'amends' || one.section !== null || !parts.has(one.other.id),
  );
  return html`<details class="metadata" open><summary>${validityText.relations} (${shown.length + unstored.length})</summary>
<ul>${shown.map(
    (relation) =>
      html`<li>${relationNames[relation.direction][relation.kind]} <a href="/documents/${encodeURIComponent(relation.other.id)}">${
        relation.other.title
      }</a> ${relation.section === null ? nothing : html`<span class="muted">${validityText.section(partName(relation.section))}</span> `}${
        relation.on === null
          ? nothing
          : html`<span class="muted">${validityText.since(dayOf(relation.on)).slice(2)}</span> `
      }${statusBadge(relation.other.status)}</li>`,
  )}${unstored.map(
    (one) =>
      html`<li>${relationNames.out[one.kind]} ${one.number} ${one.section === null ? nothing : html`<span class="muted">${validityText.section(partName(one.section))}</span> `}<span class="muted">(${validityLineText.notStored})</span></li>`,
  )}</ul></details>`;
}

/** "Điều 4.2.a" as an official names it: "điểm a khoản 2 Điều 4". */
function partName(section: string): string {
  const [article = section, clause, point] = section.split('.');
  return [point && `điểm ${point}`, clause && `khoản ${clause}`, article].filter(Boolean).join(' ');
}

/** What happened to the document, newest first. */
export function historyList(history: Dossier['history'], time: (at: Date) => string): Html {
  const shown = history.filter((entry) => entry.action in actionNames);
  if (shown.length === 0) return nothing;
  return html`<details class="metadata"><summary>${validityText.history} (${shown.length})</summary>
<ul>${shown
    .toReversed()
    .map(
      (entry) => html`<li>${time(entry.at)}: ${actionNames[entry.action]}${detailOf(entry.detail)}</li>`,
    )}</ul></details>`;
}

function detailOf(detail: Record<string, unknown>): string {
  const { from, to, status, number, validFrom, validTo, note } = detail;
  const name = (value: unknown) => statusNames[value as keyof typeof statusNames] ?? '';
  const parts = [
    from !== undefined && to !== undefined ? `${name(from)} → ${name(to)}` : name(status),
    typeof number === 'string' ? number : '',
    typeof validFrom === 'string' ? validityText.from(dayOf(validFrom)) : '',
    typeof validTo === 'string' ? validityText.until(dayOf(validTo)) : '',
    typeof note === 'string' ? note : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}
