/**
 * Most seconds between two scrapes where scalers read them. Twice as long, and a decision might still be on its way when the
 * next zone’s turn begins.
 */
export const slowestScrapeSeconds = 60;

/** Seconds between two evaluations of the rules. */
export const evaluationSeconds = 30;

/**
 * How far back what a zone needed still counts. Half an evaluation more than half an hour: no multiple of it, so that
 * Prometheus 2, which counts a sample at the very beginning of a range, and Prometheus 3, which doesn’t, see the same.
 */
export const slowSeconds = 1800 + evaluationSeconds / 2;

/** What counts up is averaged over four scrapes and a half: one may fail, and short bursts don’t count. */
export const rateWindowSeconds = (scrapeIntervalSeconds: number): number => Math.round(4.5 * scrapeIntervalSeconds);

/** Seconds between two looks of the autoscaler; `--horizontal-pod-autoscaler-sync-period` of Kubernetes’ controller manager. */
export const autoscalerSyncSeconds = 15;

/**
 * How old what is seen may be when the autoscaler acts on it: a scrape, an evaluation and a look. No multiple of an
 * evaluation either.
 */
export const decisionSeconds = slowestScrapeSeconds + evaluationSeconds + autoscalerSyncSeconds;

/**
 * Share by which what an autoscaler sees may differ from what it has before it does anything;
 * `--horizontal-pod-autoscaler-tolerance` of Kubernetes’ controller manager.
 */
export const autoscalerTolerance = 0.1;

/** Seconds between two looks of KEDA at whether a scaler is active; the autoscaler asks it whenever it looks itself. */
export const pollingSeconds = 30;

/** Failed looks in a row after which KEDA falls back. */
export const fallbackAfterFailures = 4;
