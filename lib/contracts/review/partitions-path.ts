/** Where a channel says how many partitions its topic has. */
export const partitionsPath = ['bindings', 'kafka', 'partitions'];
