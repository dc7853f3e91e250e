// Which hosts a source may be fetched from: those that the operator has named, and private addresses only by exact name.
import { BlockList, isIP } from 'node:net';
import { SourceError } from './source-error.ts';

const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(network, prefix, 'ipv6');

/** True for an address of the Internet; false for this machine, its network and addresses that belong to nobody. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(mapped);
  return family !== 0 && !closed.check(mapped, family === 4 ? 'ipv4' : 'ipv6');
}

/** How a host stands to the list: named exactly, matched by `*.name`, or not at all. */
export function hostRule(url: URL, hosts: string[]): 'exact' | 'wildcard' | null {
  const host = url.hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  let found: 'wildcard' | null = null;
  for (const entry of hosts) {
    const bare = entry.toLowerCase().replace(/^\[|\](?=:|$)/g, '');
    if (bare === host || bare === `${host}:${port}`) return 'exact';
    if (bare.startsWith('*.') && host.endsWith(bare.slice(1))) found = 'wildcard';
  }
  return found;
}

/**
 * The address as a URL whose host is on the list.
 * @throws SourceError
 */
export function allowedUrl(address: string, hosts: string[]): { url: URL; privateAllowed: boolean } {
  if (!URL.canParse(address))
    throw new SourceError(`Địa chỉ “${address.slice(0, 200)}” không đúng dạng http(s)://…`);
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new SourceError(`Chỉ lấy được qua http hoặc https, không qua “${url.protocol}”.`);
  if (url.username !== '' || url.password !== '')
    throw new SourceError(
      'Địa chỉ không được chứa tên người dùng hay mật khẩu; hãy khai mã truy cập trong SOURCE_TOKENS.',
    );
  const rule = hostRule(url, hosts);
  if (rule === null)
    throw new SourceError(
      `Máy chủ “${url.host}” chưa được phép. Người vận hành thêm tên này vào SOURCE_HOSTS trong tệp .env rồi khởi động lại.`,
    );
  return { url, privateAllowed: rule === 'exact' };
}
