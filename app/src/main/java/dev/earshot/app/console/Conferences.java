package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All conferences of a snapshot: an immutable list in no particular order that finds by key. The
 * next one shares all but one bucket with the former one, so that a thousand events a second to
 * thousands of conferences copy a few hundred references each (decision 0195).
 */
public final class Conferences extends AbstractList<ObservedConference> {
  /** With 5,000 conferences a change copies 256 buckets and 20 conferences. */
  private static final int BUCKETS = 256;

  private static final ObservedConference[] NOBODY = {};

  public static final Conferences NONE = new Conferences(emptyBuckets(), 0);

  private final ObservedConference[][] buckets;
  private final int size;

  private Conferences(ObservedConference[][] buckets, int size) {
    this.buckets = buckets;
    this.size = size;
  }

  private static ObservedConference[][] emptyBuckets() {
    ObservedConference[][] empty = new ObservedConference[BUCKETS][];
    Arrays.fill(empty, NOBODY);
    return empty;
  }

  /** Of several with the same key the last one counts. */
  public static Conferences of(Collection<ObservedConference> conferences) {
    Conferences all = NONE;
    for (ObservedConference conference : conferences) {
      all = all.with(conference);
    }
    return all;
  }

  public Optional<ObservedConference> find(ConferenceKey key) {
    ObservedConference[] bucket = buckets[bucketOf(key)];
    int at = indexIn(bucket, key);
    return at < 0 ? Optional.empty() : Optional.of(bucket[at]);
  }

  /** With this one added, or in the place of the former one with its key. */
  public Conferences with(ObservedConference conference) {
    int which = bucketOf(conference.key());
    ObservedConference[] former = buckets[which];
    int at = indexIn(former, conference.key());
    boolean isNew = at < 0;
    ObservedConference[] bucket = Arrays.copyOf(former, former.length + (isNew ? 1 : 0));
    bucket[isNew ? former.length : at] = conference;
    return replaced(which, bucket);
  }

  /** Without the one of that key, if there is one. */
  public Conferences without(ConferenceKey key) {
    int which = bucketOf(key);
    ObservedConference[] former = buckets[which];
    int at = indexIn(former, key);
    if (at < 0) {
      return this;
    }
    ObservedConference[] bucket = Arrays.copyOf(former, former.length - 1);
    System.arraycopy(former, at + 1, bucket, at, former.length - at - 1);
    return replaced(which, bucket);
  }

  private Conferences replaced(int which, ObservedConference[] bucket) {
    ObservedConference[][] next = buckets.clone();
    next[which] = bucket;
    return new Conferences(next, size + bucket.length - buckets[which].length);
  }

  /** Spreads the upper bits, as keys often differ in their last characters only. */
  private static int bucketOf(ConferenceKey key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 8 ^ hash >>> 16) & BUCKETS - 1;
  }

  private static int indexIn(ObservedConference[] bucket, ConferenceKey key) {
    for (int i = 0; i < bucket.length; i++) {
      if (bucket[i].key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** How long the longest look-up is. */
  int largestBucket() {
    return Arrays.stream(buckets).mapToInt(bucket -> bucket.length).max().orElse(0);
  }

  @Override
  public ObservedConference get(int index) {
    int left = index;
    for (ObservedConference[] bucket : buckets) {
      if (left < bucket.length) {
        return bucket[left];
      }
      left -= bucket.length;
    }
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Stream<ObservedConference> stream() {
    return Arrays.stream(buckets).flatMap(Arrays::stream);
  }

  @Override
  public Iterator<ObservedConference> iterator() {
    return new Walk();
  }

  /** Bucket after bucket. */
  private final class Walk implements Iterator<ObservedConference> {
    private int bucket;
    private int next;

    @Override
    public boolean hasNext() {
      while (bucket < buckets.length && next >= buckets[bucket].length) {
        bucket++;
        next = 0;
      }
      return bucket < buckets.length;
    }

    @Override
    public ObservedConference next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return buckets[bucket][next++];
    }
  }
}
