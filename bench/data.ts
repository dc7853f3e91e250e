// What the bench runs on: public question sets beside the repository, and generated Vietnamese passages.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export type BenchPassage = { id: string; docId: string; title: string; text: string };
export type BenchQuestion = { question: string; relevant: Set<string>; byDocument: boolean };
export type BenchSet = { name: string; passages: BenchPassage[]; questions: BenchQuestion[] };

const folder = fileURLToPath(new URL('../../shared/bench/', import.meta.url));
const realSets = ['alqac', 'viquad2-small', 'dsc2026-small', 'xquad_vi'];

/** The public sets as one corpus of about 9,600 passages; null when they are not there. */
export function realSet(questionsOfEach: number): BenchSet | null {
  const present = realSets.filter((name) => existsSync(path.join(folder, name, 'corpus.jsonl.gz')));
  if (present.length === 0) return null;
  const parts = present.map((name) => readSet(name, questionsOfEach));
  return {
    name: present.join(' + '),
    passages: parts.flatMap((part) => part.passages),
    questions: parts.flatMap((part) => part.questions),
  };
}

function readSet(name: string, questionsOfEach: number): BenchSet {
  const unique = (id: string) => `${name}/${id}`;
  const passages = lines(gunzipSync(readFileSync(path.join(folder, name, 'corpus.jsonl.gz'))).toString()).map(
    (line) => ({
      id: unique(line['id'] as string),
      docId: unique(line['doc_id'] as string),
      title: line['title'] as string,
      text: line['text'] as string,
    }),
  );
  const questions = lines(readFileSync(path.join(folder, name, 'questions.jsonl'), 'utf8'))
    .filter((line) => line['answerable'] !== false && (line['relevant'] as string[]).length > 0)
    .slice(0, questionsOfEach)
    .map((line) => ({
      question: line['question'] as string,
      relevant: new Set((line['relevant'] as string[]).map(unique)),
      byDocument: line['level'] === 'doc',
    }));
  return { name, passages, questions };
}

function lines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const words =
  `cơ quan|đơn vị|dữ liệu|hệ thống|thông tin|chuyển đổi số|thủ tục|hành chính|công dân|doanh nghiệp|kế hoạch|nhiệm vụ|
giải pháp|quy định|trách nhiệm|thời hạn|hồ sơ|ngân sách|đất đai|giáo dục|y tế|giao thông|xây dựng|nông nghiệp|môi trường|văn hóa|
du lịch|lao động|bảo hiểm|an ninh|kiểm tra|thanh tra|báo cáo|tổng hợp|chủ trì|phối hợp|triển khai|hướng dẫn|đào tạo|cán bộ|
công chức|kết nối|chia sẻ|khai thác|cập nhật|bảo đảm|nâng cao|chất lượng|hiệu quả|dịch vụ công|trực tuyến|phê duyệt|đầu tư|
quản lý|nhà nước|ủy ban|nhân dân|tỉnh|huyện|xã|sở|ban|ngành|theo|và|của|các|được|trong|cho|về|với|phải|không|từ|đến`
    .replaceAll('\n', '')
    .split('|');

/** Generated passages of about 240 syllables; the question of each is a run of its words. Same seed, same text. */
export function generatedSet(count: number, questions: number): BenchSet {
  const random = mulberry32(20_260_101);
  const pick = () => words[Math.floor(random() ** 1.7 * words.length)] ?? '';
  const passages = Array.from({ length: count }, (_, index) => ({
    id: `g${index}`,
    docId: `d${Math.floor(index / 40)}`,
    title: `Kế hoạch số ${Math.floor(index / 40)}`,
    text: `${Array.from({ length: 130 }, pick).join(' ')} mã hồ sơ ${index}.`,
  }));
  const step = Math.max(1, Math.floor(count / questions));
  return {
    name: `generated ${count}`,
    passages,
    questions: passages
      .filter((_, index) => index % step === 0)
      .slice(0, questions)
      .map((passage) => ({
        question: `${passage.text.split(' ').slice(20, 32).join(' ')}?`,
        relevant: new Set([passage.id]),
        byDocument: false,
      })),
  };
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
