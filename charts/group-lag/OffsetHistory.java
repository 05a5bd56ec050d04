import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * When the records of a partition were written, as far as it is known: from where it ended at each look, and where that
 * leaves too much open, from what brokers say when asked. Times and durations are in milliseconds.
 */
final class OffsetHistory {
  /** Offsets that are remembered. */
  private static final int MOST_POINTS = 32;

  /** The share of a record's age by which its time may be wrong. */
  private static final double TOLERANCE = 0.05;

  /** After so long brokers are asked again which record is the oldest that retention has left. */
  private static final long BEGIN_LIFE = 600_000;

  /**
   * What is known of an offset: every record before it had been written at `from`, and the record at it was not written
   * before `until`; when it was written then, that is `exact`.
   */
  private record Point(long from, long until, boolean exact) {
    Point and(Point other) {
      boolean isOther = !exact && (other.exact || other.until > until);
      return new Point(Math.min(from, other.from), isOther ? other.until : until, exact || other.exact);
    }
  }

  private final TreeMap<Long, Point> points = new TreeMap<>();
  private long end;
  private long begin;
  private long beginAsked = Long.MIN_VALUE / 2;
  private boolean isHalving;

  /** The partition ended at this offset then. A topic that was made anew begins at 0 again. */
  void sample(long now, long offset) {
    if (offset < end) {
      points.clear();
      begin = 0;
    }
    end = offset;
    learn(offset, new Point(now, now, false));
  }

  /** For nobody to ask again: the offsets before this one. */
  void forgetBefore(long offset) {
    Long kept = points.floorKey(offset);
    if (kept != null) points.headMap(kept).clear();
  }

  /** How long a record has been there for somebody who comes to this offset next; 0 where there is none yet. */
  long age(long offset, long now) {
    long next = Math.max(offset, begin);
    if (next >= end) return 0;
    Map.Entry<Long, Point> before = points.floorEntry(next);
    Map.Entry<Long, Point> after = points.higherEntry(next);
    return Math.max(0, now - (before == null ? after.getValue().from() : between(before, after, next)));
  }

  /** A time for which to ask what has been written from then on; empty when the age is known well enough. */
  OptionalLong nextQuestion(long offset, long now, long interval) {
    long next = Math.max(offset, begin);
    if (next >= end) return OptionalLong.empty();
    Map.Entry<Long, Point> before = points.floorEntry(next);
    if (before == null || isBeginStale(before.getValue(), now)) return OptionalLong.of(0);
    if (before.getKey() == next && before.getValue().exact()) return OptionalLong.empty();
    Map.Entry<Long, Point> after = points.higherEntry(next);
    long earliest = before.getValue().until();
    long latest = after.getValue().from();
    // Looks are a little more than an interval apart.
    if (latest - earliest <= Math.max(2 * interval, TOLERANCE * (now - earliest))) return OptionalLong.empty();
    isHalving = !isHalving;
    long guess = isHalving ? earliest + (latest - earliest) / 2 : between(before, after, next);
    return OptionalLong.of(Math.min(Math.max(guess, earliest + 1), latest - 1));
  }

  /**
   * What brokers say to a question.
   * @param asked the time in the question
   * @param found offset of the first record that is not older; less than 0 when there is none
   * @param time when that record was written
   */
  void answer(long asked, long found, long time, long now) {
    if (asked == 0) {
      beginAsked = now;
      begin = found < 0 ? end : found;
      forgetBefore(begin);
    }
    if (found < 0 || found >= end) learn(end, new Point(asked, asked, false));
    else learn(found, new Point(asked == 0 ? time : asked, time, true));
  }

  private boolean isBeginStale(Point before, long now) {
    return now - before.until() > BEGIN_LIFE && now - beginAsked > BEGIN_LIFE;
  }

  private void learn(long offset, Point point) {
    points.merge(offset, point, Point::and);
    if (points.size() <= MOST_POINTS) return;
    // Every second of the older half. What is needed of them brokers are asked for again.
    Iterator<Long> each = points.keySet().iterator();
    each.next();
    for (int i = 0; i < MOST_POINTS / 4; i++) {
      each.next();
      each.remove();
      each.next();
    }
  }

  private static long between(Map.Entry<Long, Point> before, Map.Entry<Long, Point> after, long offset) {
    double share = (double) (offset - before.getKey()) / (after.getKey() - before.getKey());
    return before.getValue().until() + (long) (share * (after.getValue().from() - before.getValue().until()));
  }
}
