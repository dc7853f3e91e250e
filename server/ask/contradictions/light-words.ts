// Words that frame a value without saying what it is of: two statements that differ in these alone have one object.

const LIGHT = new Set(
  (
    'la dat gom co duoc phai se da dang duy tri o muc ty le tong so luong gia tri tri thoi gian han lo trinh ke hoach phan dau ' +
    'toi thieu it nhat da khong qua nhieu cham nhat som truoc sau tu den het trong vong ke khi vao ngay thang quy nam gio phut tuan lan ' +
    'dinh ky thuong xuyen moi hang cac nhung mot cua tai cho voi ve viec thuc hien hoan thanh tien hanh to chuc bao dam dam bao ' +
    'va thi do theo tren boi bang tro len giai doan binh quan tinh toan nay rang thu nop gui cap huong vi cung luu don de giao bo tri giai quyet'
  ).split(' '),
);

export function isLight(word: string): boolean {
  return LIGHT.has(word) || word.length < 2;
}
