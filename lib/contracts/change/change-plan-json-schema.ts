import { z } from 'zod';
import type { JsonSchema } from '../../config/json-schema';
import { changePlanJson } from './change-plan-json';

/** JSON Schema of a plan of changes; docs/change-plan.schema.json is generated from it. */
export const changePlanJsonSchema = (): JsonSchema =>
  z.toJSONSchema(changePlanJson, { target: 'draft-7' }) as JsonSchema;
