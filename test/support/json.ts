/** Part of a synthesized template, which has no type: a test that reads it wrong fails. */
export type Json = ReturnType<typeof JSON.parse>;
