/** How a simulation is written: for a terminal, for programs, as a drawing, for a browser. */
export const simulationFormats = ['text', 'json', 'svg', 'html'] as const;

export type SimulationFormat = (typeof simulationFormats)[number];
