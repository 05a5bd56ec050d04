import { z } from 'zod';
import type { JsonSchema } from '../../config/json-schema';
import { simulationJson } from './simulation-json';

/** JSON Schema of a simulation; docs/simulate.schema.json is generated from it. */
export const simulationJsonSchema = (): JsonSchema =>
  z.toJSONSchema(simulationJson, { target: 'draft-7' }) as JsonSchema;
