/**
 * Seconds that a broker or controller has to stop. AutoMQ's own shutdown may take 5 minutes, and in 1.7.3 nothing ends a
 * stop that hangs but the kubelet. Killed earlier, a broker has to recover its WAL at the next start.
 */
export const stopSeconds = 360;
