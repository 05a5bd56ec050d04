import type * as Echarts from 'echarts';

/** A drawing as SVG markup for a page, whose style sheet holds the colors. */
export interface ChartFrame {
  /** Begins every id in the drawing, so that several share a page. */
  readonly prefix: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a chart without a browser. Same option, same bytes: what the library numbers through the process is numbered by
 * the drawing. Colors are variables of the page's style sheet, so that they follow the reader's light or dark.
 */
export function svgChart(option: Echarts.EChartsOption, { prefix, width, height }: ChartFrame): string {
  // Loaded when the first chart is drawn, since a plan in text has none, and the build with the fewest parts, which takes
  // half the time.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { init } = require('echarts/dist/echarts.common.min.js') as typeof Echarts;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, backgroundColor: 'transparent', ...option });
    return ofPage(chart.renderToSVGString(), prefix);
  } finally {
    chart.dispose();
  }
}

/** Without what only a script in the page would read, and with ids that no other drawing has. */
const ofPage = (svg: string, prefix: string): string =>
  svg
    .replace(/<style[\s>][\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:class|xmlns|xmlns:\w+|version|baseProfile|ecmeta_\w+)="[^"]*"/g, '')
    .replaceAll(/\bzr\d+-/g, `${prefix}-`)
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
    .trim();
