/**
 * Kafka node ids. Controllers lie in 0-99 and brokers from 1000 up, as AutoMQ's zone router expects
 * (core/.../zerozone/ProxyNodeMapping.java); each zone number has a block of its own that no other zone's change moves.
 */
const controllerBlock = 10;
const brokerBlock = 1000;

export const firstControllerId = (zoneNumber: number) => zoneNumber * controllerBlock;

export const firstBrokerId = (zoneNumber: number) => (zoneNumber + 1) * brokerBlock;
