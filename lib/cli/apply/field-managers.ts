/** Name under which `automq-kit apply` owns fields (server-side apply's field manager). */
export const fieldManager = 'automq-kit';

/** Holds `spec.replicas` of a StatefulSet between the last bundle that fixed it and the scaler's first decision. */
export const handOverManager = 'automq-kit-handover';
