package dev.earshot.mixer.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing script short: leaves out ticks, batches and operations as long as it fails. */
final class Shortening {
  private Shortening() {}

  static Script of(Script script, Predicate<Script> fails) {
    Script shortest = script;
    int size;
    do {
      size = shortest.operations() + shortest.ticks().size();
      for (int stretch = shortest.ticks().size() / 2; stretch > 0; stretch /= 2) {
        for (int at = shortest.ticks().size() - stretch; at >= 0; at -= stretch) {
          shortest = better(shortest, without(shortest, at, stretch), fails);
        }
      }
      for (int at = shortest.ticks().size() - 1; at >= 0; at--) {
        shortest = withFewerOperations(shortest, at, fails);
      }
    } while (shortest.operations() + shortest.ticks().size() < size);
    return shortest;
  }

  private static Script withFewerOperations(Script script, int at, Predicate<Script> fails) {
    Script shortest = script;
    Script.Tick tick = shortest.ticks().get(at);
    shortest = better(shortest, replaced(shortest, at, tick.quiet()), fails);
    for (int batch = tick.batches().size() - 1; batch >= 0; batch--) {
      Script.Tick now = shortest.ticks().get(at);
      List<List<Op>> batches = new ArrayList<>(now.batches());
      List<Op> whole = batches.remove(batch);
      Script without = better(shortest, replaced(shortest, at, now.with(batches)), fails);
      if (without != shortest) {
        shortest = without;
        continue;
      }
      for (int op = whole.size() - 1; op >= 0 && whole.size() > 1; op--) {
        List<Op> fewer = new ArrayList<>(shortest.ticks().get(at).batches().get(batch));
        fewer.remove(op);
        batches = new ArrayList<>(shortest.ticks().get(at).batches());
        batches.set(batch, fewer);
        Script.Tick shorter = shortest.ticks().get(at).with(batches);
        shortest = better(shortest, replaced(shortest, at, shorter), fails);
      }
    }
    return shortest;
  }

  private static Script better(Script script, Script shorter, Predicate<Script> fails) {
    return fails.test(shorter) ? shorter : script;
  }

  private static Script without(Script script, int at, int stretch) {
    List<Script.Tick> ticks = new ArrayList<>(script.ticks());
    ticks.subList(at, Math.min(ticks.size(), at + stretch)).clear();
    return new Script(script.speechOnly(), ticks);
  }

  private static Script replaced(Script script, int at, Script.Tick tick) {
    List<Script.Tick> ticks = new ArrayList<>(script.ticks());
    ticks.set(at, tick);
    return new Script(script.speechOnly(), ticks);
  }
}
