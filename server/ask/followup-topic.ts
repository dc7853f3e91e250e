// Where the new words of a follow-up belong: "còn vòi chữa cháy?" takes the place of "bình chữa cháy" in the question before.
import { hasDiacritics } from '../vietnamese/normalise.ts';
import { type ContentSyllable, runsOf } from './content-runs.ts';
import { swapSector } from './followup-sector.ts';
import type { Range } from './spans.ts';
import { readSyllables } from './terms.ts';
import type { Language, Understanding } from './understand.ts';

/** Cosine from which two phrases are of a kind, and how much nearer than the next phrase the nearest must be. */
const LIKE = 0.06;
const LIKE_MARGIN = 0.04;
/** Share of the nearest phrase's likeness from which a longer one is as near. */
const NEARLY = 0.8;
/** Words of a phrase that is looked at as one, when the new words share nothing with the old. */
const MAX_WORDS = 2;

/** What may end a turn and names nothing. */
const particles = /(?:\s+(?:nhỉ|ạ|vậy|thế|nữa|hả|nhi|vay|nua|ha))*[?.!\s]*$/iu;
/** Where what is said of the subject begins. */
const predicate =
  /(?<![\p{L}])(?:phải|được|bị|có|đạt|hưởng|là|thì|vào|do|phai|duoc|bi|co|dat|huong|la|thi|vao)(?![\p{L}])/iu;
/** A subject of so few syllables gives way whole. */
const SHORT_SUBJECT = 4;

type Topic = { core: string; now: Understanding; subject: string; before: Understanding; language: Language };

/**
 * "ngành xây dựng?" after "… ngành y tế …?": the new content takes the place of its like in the earlier question, told
 * by the kind of name, by a shared head or word, by meaning, or else by what stands last.
 */
export function swapContent(topic: Topic): string {
  const { core, now, subject, language } = topic;
  const runs = runsOf(now.runs, ['content', 'agency', 'value']);
  const words = readSyllables(core);
  const text = core.slice(words[runs[0]![0]!.index]!.start).replace(particles, '');
  const bySector = swapSector(core.replace(/[?.!\s]+$/, ''), subject, language.register);
  if (bySector) return bySector;
  const denied = withDenial(core, subject);
  if (denied) return denied;
  const incoming = runs[0]!;
  const byHead = headSpan(topic, incoming);
  if (byHead) return swapSpan(subject, byHead, text);
  const aligned = alignedSpan(text, subject);
  if (aligned) return swapSpan(subject, aligned, text);
  const span = nearestSpan(topic, text) ?? lastSpan(topic);
  return span ? swapSpan(subject, span, text) : `${subject.replace(/[?.!\s]+$/, '')} ${core}`;
}

/** "không thành thì bao nhiêu" after "hòa giải thành": the same, denied. */
function withDenial(core: string, subject: string): string | null {
  const denied =
    /^\s*(?:(?:vụ|việc|người|trường hợp|nếu)\s+)?((?:không|khong|chưa|chua)\s+(\p{L}+(?:\s+\p{L}+)?))/iu.exec(
      core,
    );
  if (!denied) return null;
  const wanted = readSyllables(denied[2]!).map(({ folded }) => folded);
  const syllables = readSyllables(subject);
  const at = syllables.findLastIndex((_, index) =>
    wanted.every((word, offset) => syllables[index + offset]?.folded === word),
  );
  if (at < 0 || ['khong', 'chua'].includes(syllables[at - 1]?.folded ?? '')) return null;
  return swapSpan(
    subject,
    { start: syllables[at]!.start, end: syllables[at + wanted.length - 1]!.end },
    denied[1]!,
  );
}

/** The run with the same classifier before it ("ngành …"), or that opens with the same two syllables. */
function headSpan({ core, subject, before }: Topic, incoming: ContentSyllable[]): Range | null {
  const words = readSyllables(core);
  const old = readSyllables(subject);
  const runs = runsOf(before.runs, ['content', 'agency']);
  const headOf = (syllables: { folded: string }[], run: ContentSyllable[]) =>
    syllables[run[0]!.index - 1]?.folded;
  const sameHead = runs.find(
    (run) => headOf(old, run) !== undefined && headOf(old, run) === headOf(words, incoming),
  );
  const sameStart = runs.find(
    (run) => run[0]!.folded === incoming[0]!.folded && run[1]?.folded === incoming[1]?.folded,
  );
  const run = sameStart ?? sameHead;
  return run ? spanOf(old, run) : null;
}

/** Words of the same number of which the first or the last are the same: "cấp tỉnh" for "cấp xã". */
function alignedSpan(text: string, subject: string): Range | null {
  const incoming = readSyllables(text).map(({ folded }) => folded);
  const old = readSyllables(subject);
  if (incoming.length < 2) return null;
  const windows = old
    .slice(0, old.length - incoming.length + 1)
    .map((_, at) => ({
      at,
      same: sharedEnds(
        incoming,
        old.slice(at, at + incoming.length).map((one) => one.folded),
      ),
    }))
    .filter(({ same }) => same > 0 && same < incoming.length)
    .sort((a, b) => b.same - a.same || b.at - a.at);
  const best = windows[0];
  if (best === undefined) return null;
  return { start: old[best.at]!.start, end: old[best.at + incoming.length - 1]!.end };
}

/** Syllables that two phrases of one length share from their beginning and from their end. */
function sharedEnds(one: string[], other: string[]): number {
  const differs = one.findIndex((word, at) => word !== other[at]);
  if (differs < 0) return one.length;
  const fromEnd = one.toReversed().findIndex((word, at) => word !== other.at(-1 - at));
  return differs + fromEnd;
}

/** The words of the earlier question that mean something like the new ones ("bệnh viện hạng I" – "phòng khám"). */
function nearestSpan({ subject, before, language }: Topic, text: string): Range | null {
  const old = readSyllables(subject);
  const wanted = readSyllables(text).length;
  const runs = runsOf(before.runs, ['content']);
  const whole = runs.map((run) => ({ run, likeness: language.similarity(text, textOf(run)) }));
  const ranked = whole.sort((a, b) => b.likeness - a.likeness);
  const [first, second] = ranked;
  if (!first || first.likeness < LIKE || first.likeness - (second?.likeness ?? 0) < LIKE_MARGIN) return null;
  // of a long run only the words that are of a kind give way
  const isLong = first.run.length > wanted + 2;
  return spanOf(old, (isLong ? alikeWithin(first.run, text, language) : null) ?? first.run);
}

/** The longest phrase of a run that is nearly as near as the nearest: "xe chữa cháy", not "chữa cháy" alone. */
function alikeWithin(run: ContentSyllable[], text: string, language: Language): ContentSyllable[] | null {
  const wanted = readSyllables(text).length;
  const phrases = phrasesOf(run, language)
    .filter((phrase) => phrase.length >= Math.min(2, wanted) && phrase.length < run.length)
    .map((phrase) => ({ phrase, likeness: language.similarity(text, textOf(phrase)) }));
  const best = Math.max(...phrases.map(({ likeness }) => likeness));
  if (best < LIKE) return null;
  const near = phrases.filter(({ likeness }) => likeness >= best * NEARLY);
  return near.sort((a, b) => b.phrase.length - a.phrase.length)[0]?.phrase ?? null;
}

/** Stretches of one or two words of a run. */
function phrasesOf(run: ContentSyllable[], language: Language): ContentSyllable[][] {
  const lengths = wordLengths(run, language);
  const starts = lengths.map((_, at) => lengths.slice(0, at).reduce((sum, length) => sum + length, 0));
  return starts.flatMap((start, at) =>
    Array.from({ length: Math.min(MAX_WORDS, lengths.length - at) }, (_, more) =>
      run.slice(start, start + lengths.slice(at, at + more + 1).reduce((sum, length) => sum + length, 0)),
    ),
  );
}

function wordLengths(run: ContentSyllable[], language: Language): number[] {
  const accented = run.some((syllable) => hasDiacritics(syllable.text));
  return language.segment(
    run.map((syllable) => (accented ? syllable.text : syllable.folded)),
    accented,
  );
}

/**
 * Without anything in common the subject gives way: the content before the predicate, or else the last word of the
 * topic ("số hóa dữ liệu tài chính"). An agency is one word, and gives way where nothing else is said.
 */
function lastSpan({ subject, before, language }: Topic): Range | null {
  const syllables = readSyllables(subject);
  const verb = predicate.exec(subject)?.index ?? 0;
  const runs = runsOf(before.runs, ['content']);
  const ahead = runs.filter((run) => syllables[run.at(-1)!.index]!.end <= verb).at(-1);
  if (ahead && ahead.length <= SHORT_SUBJECT) return spanOf(syllables, ahead);
  const run = ahead ?? runs.at(-1) ?? runsOf(before.runs, ['agency'])[0];
  if (!run) return null;
  const last =
    run[0]!.kind === 'agency' ? run : run.slice(-(wordLengths(run, language).at(-1) ?? run.length));
  return spanOf(syllables, last);
}

function spanOf(syllables: Range[], run: ContentSyllable[]): Range {
  return { start: syllables[run[0]!.index]!.start, end: syllables[run.at(-1)!.index]!.end };
}

function textOf(run: ContentSyllable[]): string {
  return run.map((syllable) => syllable.text).join(' ');
}

function swapSpan(text: string, span: Range, replacement: string): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}
