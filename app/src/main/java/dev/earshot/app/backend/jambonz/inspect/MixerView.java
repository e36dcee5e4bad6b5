package dev.earshot.app.backend.jambonz.inspect;

import java.util.Optional;
import java.util.Set;

/**
 * One conference as its mixer had it at one moment, from our own member's side.
 *
 * @param self our own member
 * @param speaks whether it is not muted
 * @param others everybody else
 * @param excluded who does not hear it by a relation
 * @param withoutTag members that do not carry the tag asked about, ourselves included; empty if no
 *     tag was asked about
 */
public record MixerView(
    int self,
    boolean speaks,
    Set<Integer> others,
    Set<Integer> excluded,
    Optional<Set<Integer>> withoutTag) {
  public MixerView {
    others = Set.copyOf(others);
    excluded = Set.copyOf(excluded);
    withoutTag = withoutTag.map(Set::copyOf);
  }
}
