/** An IPv4 block: its first address as a 32-bit number and its prefix length. */
export interface Cidr {
  readonly first: number;
  readonly prefix: number;
}

/** Addresses that AWS keeps of every subnet: so many at its beginning, and the last. */
const reservedAtStart = 4;
const reservedBySubnet = reservedAtStart + 1;

/** Parses `10.20.0.0/16`; undefined when an octet or the prefix is out of range or the address lies inside the block. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', prefixText = ''] = text.split('/');
  const octets = address.split('.').map(Number);
  const prefix = Number(prefixText);
  if (octets.length !== 4 || octets.some((octet) => !(octet >= 0 && octet <= 255)) || !(prefix >= 0 && prefix <= 32))
    return undefined;
  const first = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return first % sizeOf(prefix) === 0 ? { first, prefix } : undefined;
}

export const formatCidr = ({ first, prefix }: Cidr): string => `${formatAddress(first)}/${prefix}`;

export const formatAddress = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');

/** The index-th of the 2^bits equal parts of a block. */
export function subBlock(block: Cidr, bits: number, index: number): Cidr {
  const prefix = block.prefix + bits;
  return { first: block.first + index * sizeOf(prefix), prefix };
}

export const overlaps = (a: Cidr, b: Cidr) =>
  a.first < b.first + sizeOf(b.prefix) && b.first < a.first + sizeOf(a.prefix);

/** Addresses that nodes, pods and endpoints can use in a subnet of this size. */
export const usableAddresses = (block: Cidr) => Math.max(0, sizeOf(block.prefix) - reservedBySubnet);

export const contains = (outer: Cidr, inner: Cidr) => inner.prefix >= outer.prefix && overlaps(outer, inner);

/** Whether AWS keeps an address of a subnet for itself. */
export function isReserved(subnet: Cidr, address: Cidr): boolean {
  const offset = address.first - subnet.first;
  return offset < reservedAtStart || offset === sizeOf(subnet.prefix) - 1;
}

const sizeOf = (prefix: number) => 2 ** (32 - prefix);
