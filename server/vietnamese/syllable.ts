// What a Vietnamese syllable can look like without diacritics: onset and rhyme tables.

const ONSETS = [
  'ngh',
  'ng',
  'nh',
  'ch',
  'gh',
  'gi',
  'kh',
  'ph',
  'qu',
  'th',
  'tr',
  'b',
  'c',
  'd',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'x',
  '',
];

/** Folded rhymes: "uong" stands for uông and ương, "en" for en and ên. */
const RHYMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong oong ooc op ot ' +
    'u ua uan uang uat uay uau uc ue uech uen uenh uet ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu uyp uynh ' +
    'y ych yem yen yet yeu'
  ).split(' '),
);
const QU_RHYMES = new Set(
  'a ac ach ai am an ang anh ao ap at au ay e en eng eo et ech enh ep i it in inh o oc ot oi on y yt yen yet ynh ych yp yn'.split(
    ' ',
  ),
);
const FRONT = /^[iey]/;

/** Whether a lower-case syllable without diacritics can be Vietnamese: "nghiem" yes, "ngiem", "trnug" no. */
export function isFoldedSyllable(folded: string): boolean {
  if (folded.length === 0 || folded.length > 7) return false;
  return ONSETS.some((onset) => folded.startsWith(onset) && fits(onset, folded.slice(onset.length)));
}

function fits(onset: string, rhyme: string): boolean {
  if (onset === 'qu') return QU_RHYMES.has(rhyme);
  // "giêng", "giết": the i of the onset stands for the i of the rhyme too.
  if (onset === 'gi') return rhyme === 'eng' || (RHYMES.has(rhyme) && /^[aeou]/.test(rhyme));
  if (!RHYMES.has(rhyme)) return false;
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return FRONT.test(rhyme);
  if (onset === 'g') return !FRONT.test(rhyme) || /^(?:i|in|ip|it)$/.test(rhyme);
  if (onset === 'c' || onset === 'ng') return !FRONT.test(rhyme);
  if (rhyme.startsWith('y')) return rhyme === 'y' ? /^(?:|h|k|l|m|n|s|t|th|v)$/.test(onset) : onset === '';
  return true;
}

/** Stop codas carry only the tones sắc and nặng: "nhiệp" and "nhiếp" are possible, "nhiềp" is not. */
export function isTonePossible(syllable: string): boolean {
  const plain = syllable.normalize('NFD');
  const stops = /(?:c|ch|p|t)$/iu.test(plain.replace(/\p{M}/gu, ''));
  return !stops || (/[\u0301\u0323]/.test(plain) && !/[\u0300\u0303\u0309]/.test(plain));
}
