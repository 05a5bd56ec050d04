import { autoscalerSyncSeconds } from '../model/scaling/scaling-times';

/** Seconds of one step: the autoscaler looks once in each. */
export const stepSeconds = autoscalerSyncSeconds;

export const stepsPerMinute = 60 / stepSeconds;

export const stepsPerDay = 86_400 / stepSeconds;
