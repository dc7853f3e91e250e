// The day it is in Viet Nam at a moment: validity changes at its midnight, wherever the server stands.

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** ISO day in Viet Nam. */
export function dayInVietnam(moment: Date): string {
  return day.format(moment);
}
