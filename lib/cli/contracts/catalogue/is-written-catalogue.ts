import { htmlStart } from '../../../contracts/catalogue/render-html';
import { markdownStart } from '../../../contracts/catalogue/render-markdown';

/** How a catalogue in JSON begins. */
const jsonStart = /^\{\n {2}"deployment": "\S+",\n {2}"environment": "\S+",\n {2}"asOf": "\d{4}-\d\d-\d\d",\n/;

/** Whether a file is a catalogue that the kit wrote, of any deployment and in any format. */
export const isWrittenCatalogue = (text: string): boolean =>
  text.startsWith(htmlStart) ||
  text.startsWith(markdownStart) ||
  (jsonStart.test(text) && text.includes('"topics": ['));
