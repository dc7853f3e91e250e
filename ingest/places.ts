// Names places of a document as an official would, and joins canonical paths.

/** One level of the outline above a place. */
export type Step = {
  kind: 'container' | 'annex' | 'law' | 'article' | 'number' | 'point';
  /** Component of the path: "III", "2.4", "a", "Điều 5", "Phụ lục". */
  value: string;
  /** Name for people, of containers only: "Phần căn cứ". */
  name?: string;
  /** Path of the step itself. */
  path: string;
};

/** Path of a child: a space after a container's name or a nameless annex ("Phụ lục III"), else a dot. */
export function joinPath(parent: Step | null, value: string): string {
  if (parent === null) return value;
  if (parent.kind === 'container') return `${parent.path}, ${value}`;
  const spaced = parent.kind === 'annex' && !parent.path.includes(' ', 'Phụ lục'.length);
  return `${parent.path}${spaced ? ' ' : '.'}${value}`;
}

/** The place that a chain of steps names: "Mục III.2.4", "Điều 5 khoản 2 điểm a", "Phụ lục III.10.3". */
export function placeOf(steps: Step[]): string {
  const last = steps.at(-1);
  if (last === undefined) return 'Nội dung';
  if (last.kind === 'container') return last.name ?? last.value;
  const annex = steps.find((step) => step.kind === 'annex');
  const wrapper = steps.find((step) => step.kind === 'container' && step.name !== undefined);
  const prefix = wrapper === undefined ? '' : `${wrapper.name}, `;
  const article = steps.findLast((step) => step.kind === 'article');
  if (article !== undefined) {
    const below = steps.slice(steps.indexOf(article) + 1);
    const parts = below.map((step, at) => {
      // "I. ĐỐI TƯỢNG" inside an article that approves a scheme
      if (step.kind !== 'point')
        return `${/^[IVXLCA-ZĐ]+$/u.test(step.value) ? 'mục' : 'khoản'} ${step.value}`;
      return `${below[at - 1]?.kind === 'point' ? 'tiết' : 'điểm'} ${step.value}`;
    });
    return `${prefix}${annex === undefined ? '' : `${annex.path}, `}${[article.value, ...parts].join(' ')}`;
  }
  const numbers = steps.filter((step) => step.kind === 'number').map((step) => step.value);
  const points = steps.filter((step) => step.kind === 'point').map((step) => `, điểm ${step.value}`);
  if (annex !== undefined) {
    if (numbers.length === 0) return `${annex.path}${points.join('')}`;
    const named = annex.path.includes(' ', 'Phụ lục'.length);
    return `${annex.path}${named ? ', mục ' : ' '}${numbers.join('.')}${points.join('')}`;
  }
  const law = steps.filter((step) => step.kind === 'law').map((step) => step.value);
  if (numbers.length === 0) return `${prefix}${law.join(', ')}${points.join('')}`;
  const inside = law.length === 0 ? '' : `${law.join(', ')}, `;
  return `${prefix}${inside}${inside === '' && prefix === '' ? 'Mục' : 'mục'} ${numbers.join('.')}${points.join('')}`;
}
