/** Days that every file has, with what they are. */
export const exampleDays = {
  quiet: 'an ordinary Wednesday: every group at its normal rate, with the repairs that a calendar announces',
  promotion: 'the day on which promotional rates are highest, by the calendars',
  exceptional: 'the worst day: promotional and exceptional rates, with every replay that nobody announces',
  replay: 'the ordinary Wednesday, on which a consumer reads history again as fast as any replay of the file',
} as const;

export type ExampleDay = keyof typeof exampleDays;

export const exampleDayNames = Object.keys(exampleDays) as readonly ExampleDay[];
