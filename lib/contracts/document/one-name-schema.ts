/** How the one name of a consumer group or of a client is written, as messages say it. */
export const oneNameSchema = '`{ type: string, const: NAME }`';
