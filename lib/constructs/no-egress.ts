/**
 * Egress rules of a security group whose members open no connection. A group without any rule would get one that allows
 * everything, so it has one that nothing matches: an ICMP type that doesn't exist, to an address that is nobody's.
 */
export const noEgress = [{ ipProtocol: 'icmp', fromPort: 252, toPort: 86, cidrIp: '255.255.255.255/32' }];
