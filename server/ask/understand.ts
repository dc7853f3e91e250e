// Turns a question into what the later steps need: asked attributes, agencies with roles, dates, places, content.
import type { Agency } from '../domain.ts';
import { type AgencyRegister, findAgencies } from '../vietnamese/agencies.ts';
import { type FoundDate, findDates } from '../vietnamese/dates.ts';
import { findDocumentMentions } from '../vietnamese/document-mentions.ts';
import { findDocumentNumbers } from '../vietnamese/document-number.ts';
import { fold, hasDiacritics } from '../vietnamese/normalise.ts';
import { type FoundNumber, findNumbers } from '../vietnamese/numbers.ts';
import { type FoundPlace, findPlaces } from '../vietnamese/places.ts';
import { type Asked, type Cue, findCues, taskWords } from './cues.ts';
import { functionPhraseLength, isFunctionWord } from './function-words.ts';
import { findSectionReferences, type SectionReference } from './section-reference.ts';
import { readSyllables } from './terms.ts';

/** Lengths in syllables of the words in a run of lower-case syllables: known compounds, single syllables elsewhere. */
export type Segment = (run: string[], accented: boolean) => number[];

/** What the reading of questions knows of the language and of the province. */
export type Language = { register: AgencyRegister; segment: Segment };

export type Role = 'lead' | 'cooperate';

export type AskedAgency = { agency: Agency; role: Role | null; start: number; end: number };

/** A syllable of the question's content. `agency` and `value` syllables are also matched as wholes. */
export type ContentSyllable = {
  text: string;
  folded: string;
  index: number;
  kind: 'content' | 'agency' | 'value';
};

export type Understanding = {
  /** The question as answered: corrected and with the subject of earlier turns filled in. */
  question: string;
  asked: Set<Asked>;
  agencies: AskedAgency[];
  dates: FoundDate[];
  numbers: FoundNumber[];
  /** Keys or partial mentions of legal documents. */
  documents: {
    printed: string;
    key: string | null;
    type: string | null;
    number: string | null;
    year: string | null;
  }[];
  sections: SectionReference[];
  /** Provinces named: what is said of another place is no answer. */
  places: FoundPlace[];
  /** Maximal runs of consecutive content syllables. */
  runs: ContentSyllable[][];
  /** Positions of the syllables that the question asks an attribute of, or that name the attribute ("lương của …"). */
  focus: Set<number>;
  /** Places of the words that ask for something, in the question. */
  cues: Cue[];
  aboutTasks: boolean;
  /** Only recurring tasks, or only those with a date. */
  recurring: boolean;
  dated: boolean;
};

/** Reads one question (already corrected, abbreviations still as typed). Pure. */
export function understand(question: string, language: Language): Understanding {
  const folded = fold(question);
  const cues = findCues(question);
  const asked = new Set(cues.map((cue) => cue.asked));
  dropMisreadWho(question, asked);
  const dates = findDates(question);
  const documents = readDocuments(question);
  const agencies = assignRoles(question, folded, agenciesOf(question, language.register));
  const places = findPlaces(question);
  const sections = findSectionReferences(question);
  const numbers = findNumbers(question).filter(
    ({ span }) =>
      !dates.some((date) => overlaps(date.span, span)) &&
      !sections.some((section) => overlaps(section, span)),
  );
  const values = [
    ...places.map((place) => place.span),
    ...sections,
    ...dates.map((date) => date.span),
    ...numbers.map((number) => number.span),
    ...documents.map((document) => document.span),
  ];
  const runs = contentRuns(question, agencies, values, language.segment);
  return {
    question,
    asked,
    agencies,
    dates,
    numbers,
    documents: documents.map(({ span: _span, ...document }) => document),
    sections,
    places,
    cues,
    runs,
    focus: focusOf(question, runs),
    aboutTasks: taskWords.test(folded) || agencies.some((mention) => mention.role !== null),
    dated:
      /\b(?:thoi han cu the|moc cu the|han cu the|co ngay cu the|khong phai (?:nhiem vu )?thuong xuyen)\b/.test(
        folded,
      ),
    recurring:
      /\b(thuong xuyen|khong co thoi han cu the|lien tuc hang nam)\b/.test(folded) &&
      !/\b(?:khong phai|tru|ngoai|khac) (?:nhiem vu )?thuong xuyen\b/.test(folded),
  };
}

/** Content syllables of the runs with the kinds asked for, empty runs dropped. */
export function runsOf(runs: ContentSyllable[][], kinds: ContentSyllable['kind'][]): ContentSyllable[][] {
  const kept: ContentSyllable[][] = [];
  for (const run of runs) {
    let current: ContentSyllable[] = [];
    for (const syllable of run) {
      if (kinds.includes(syllable.kind)) current.push(syllable);
      else {
        if (current.length > 0) kept.push(current);
        current = [];
      }
    }
    if (current.length > 0) kept.push(current);
  }
  return kept;
}

/** "AI" in capitals inside a question with lower-case words is artificial intelligence, not "who". */
function dropMisreadWho(question: string, asked: Set<Asked>): void {
  if (!asked.has('person') || question === question.toUpperCase()) return;
  const who = /(?<![\p{L}\p{N}])(?:ai|Ai)(?![\p{L}\p{N}])|người nào|nguoi nao/u;
  if (!who.test(question)) asked.delete('person');
}

function readDocuments(question: string) {
  const exact = findDocumentNumbers(question).map((found) => ({
    printed: found.printed,
    key: found.key as string | null,
    type: null as string | null,
    number: null as string | null,
    year: null as string | null,
    span: found.span,
  }));
  const partial = findDocumentMentions(question)
    .filter((mention) => !exact.some((other) => overlaps(other.span, mention.span)))
    .map((mention) => ({
      printed: question.slice(mention.span.start, mention.span.end),
      key: null,
      type: mention.type,
      number: mention.number,
      year: mention.year,
      span: mention.span,
    }));
  return [...exact, ...partial];
}

/** Agencies of the question; one whose diacritics are mistyped is still recognised by its type word and folded name. */
function agenciesOf(question: string, register: AgencyRegister) {
  const exact = findAgencies(question, register);
  if (!hasDiacritics(question)) return exact;
  const bare = fold(question);
  if (bare.length !== question.length) return exact;
  const loose = findAgencies(bare, register).filter(
    (mention) =>
      !exact.some((other) => overlaps(other.span, mention.span)) &&
      /^(?:so|cong an|thanh tra|van phong|trung tam|bo|ubnd|uy ban) \S/.test(
        bare.slice(mention.span.start, mention.span.end),
      ),
  );
  return [...exact, ...loose].sort((a, b) => a.span.start - b.span.start);
}

/** The role of an agency is the nearest role word of its clause: after it, or before it with "do", "của", "với". */
function assignRoles(
  question: string,
  folded: string,
  mentions: { agency: Agency; span: { start: number; end: number } }[],
): AskedAgency[] {
  return mentions.map((mention, index) => {
    const next = mentions[index + 1]?.span.start ?? question.length;
    const after = folded.slice(mention.span.end, next);
    const before = folded.slice(mentions[index - 1]?.span.end ?? 0, mention.span.start);
    return { agency: mention.agency, role: roleAfter(after) ?? roleBefore(before), ...mention.span };
  });
}

const leadWords = '(?:chu tri|phu trach|dau moi|dung dau|lo|chiu trach nhiem chinh|lam chu)';

function roleAfter(text: string): Role | null {
  const clause = text.split(/[,;?.]/)[0] ?? '';
  const cooperate = clause.search(/\b(phoi hop|tham gia(?! chu tri))\b/);
  const lead = clause.search(new RegExp(`\\b${leadWords}\\b`));
  if (lead >= 0 && (cooperate < 0 || lead < cooperate)) return 'lead';
  return cooperate >= 0 ? 'cooperate' : null;
}

function roleBefore(text: string): Role | null {
  if (/\bphoi hop (?:voi|cung|la)?\s*$/.test(text) || /\b(?:cung|voi)\s*$/.test(text)) return 'cooperate';
  if (new RegExp(`\\b${leadWords}(?: chinh)?(?: la| boi| do| cua)?\\s*$`).test(text)) return 'lead';
  if (/\b(?:giao (?:cho )?|do )\s*$/.test(text)) return 'lead';
  return null;
}

function contentRuns(
  question: string,
  agencies: AskedAgency[],
  values: { start: number; end: number }[],
  segment: Segment,
): ContentSyllable[][] {
  const syllables = readSyllables(question);
  const accented = hasDiacritics(question);
  const quotes = [...question.matchAll(/[“"]([^”"]{2,200})[”"]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const runs: ContentSyllable[][] = [[]];
  /** A compound keeps its first syllable from being read as a function word ("giao thông", "ban hành"). */
  const wordLength = (index: number) => {
    const ahead = syllables
      .slice(index, index + 4)
      .filter((syllable) => kindOf(syllable, agencies, values) === 'content');
    const length =
      segment(
        ahead.map((syllable) => (accented ? syllable.text : syllable.folded)),
        accented,
      )[0] ?? 1;
    const cut = Array.from({ length }, (_, offset) => offset).find(
      (offset) =>
        offset > 0 &&
        (functionPhraseLength(syllables, index + offset) > 0 ||
          (!accented && questionSyllables.has(syllables[index + offset]!.folded))),
    );
    return cut ?? length;
  };
  for (let index = 0; index < syllables.length; ) {
    const kind = kindOf(syllables[index]!, agencies, values);
    const quoted = quotes.some((quote) => overlaps(quote, syllables[index]!));
    const skip = kind === 'content' && !quoted ? functionPhraseLength(syllables, index) : 0;
    const word = kind === 'content' && skip === 0 ? wordLength(index) : 1;
    if (
      skip > 0 ||
      (kind === 'content' && !quoted && word === 1 && isFunctionWord(syllables[index]!, accented))
    ) {
      if (runs.at(-1)!.length > 0) runs.push([]);
      index += Math.max(1, skip);
      continue;
    }
    for (const syllable of syllables.slice(index, index + word)) {
      runs.at(-1)!.push({ text: syllable.text, folded: syllable.folded, index, kind });
      index += 1;
    }
  }
  return runs.filter((run) => run.length > 0);
}

/** Syllables of question words, which end a compound of a question typed without diacritics ("có mấy"). */
const questionSyllables = new Set(['may', 'nao', 'gi', 'ai', 'bao']);

/** The first run when "của" follows it: "lương của chuyên gia…" asks for the pay, not for the expert. */
function focusOf(question: string, runs: ContentSyllable[][]): Set<number> {
  const syllables = readSyllables(question).map((syllable) => syllable.folded);
  const focus = new Set<number>();
  runs.forEach((run, position) => {
    const after = syllables.slice(run.at(-1)!.index + 1, run.at(-1)!.index + 4).join(' ');
    const owned = position === 0 && /^cua\b/.test(after);
    const asked = /^(?:la )?(?:the nao|ra sao|nhu the nao)\b/.test(after);
    if (owned || asked)
      for (const syllable of run) if (syllable.kind === 'content') focus.add(syllable.index);
  });
  return focus;
}

function kindOf(
  syllable: { start: number; end: number },
  agencies: AskedAgency[],
  values: { start: number; end: number }[],
): ContentSyllable['kind'] {
  if (agencies.some((mention) => overlaps(mention, syllable))) return 'agency';
  return values.some((value) => overlaps(value, syllable)) ? 'value' : 'content';
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
