/**
 * A type of Grafana's SDK as it is written in JSON: the values of its enums as literals, and no methods. The SDK is there
 * for its types alone, since loading it costs more than all the rest of a dashboard.
 */
export type Plain<T> = unknown extends T
  ? unknown
  : T extends string
    ? `${T}`
    : T extends number
      ? Numeral<T>
      : T extends readonly (infer Each)[]
        ? readonly Plain<Each>[]
        : T extends object
          ? { readonly [Key in keyof T as T[Key] extends Method ? never : Key]: Plain<T[Key]> }
          : T;

type Method = (...values: never[]) => unknown;

type Numeral<T extends number> = number extends T ? number : `${T}` extends `${infer N extends number}` ? N : never;
