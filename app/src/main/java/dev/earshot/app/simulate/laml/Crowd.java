package dev.earshot.app.simulate.laml;

import dev.earshot.app.demo.voice.Dialogue;
import dev.earshot.app.demo.voice.ToneVoice;
import dev.earshot.app.demo.voice.Voice;
import dev.earshot.app.demo.voice.VoiceLibrary;
import dev.earshot.app.simulate.laml.LamlConfig.People;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/**
 * Agents and customers without telephones, two to a conference. Whoever is hung up calls again a
 * little later, so it does not matter whether the application or the simulator is there first.
 */
final class Crowd {
  private static final Duration AGAIN = Duration.ofSeconds(3);

  /** Agents say 300, 400 … Hz and customers 350, 450 …, below the supervisor's usual 1000 Hz. */
  private static final int LOWEST_TONE = 300;

  private static final int TONES = 12;

  private record Person(String from, String to, Voice voice) {}

  private final Switchboard switchboard;
  private final Nap nap;
  private final Executor threads;

  Crowd(Switchboard switchboard, Nap nap, Executor threads) {
    this.switchboard = switchboard;
    this.nap = nap;
    this.threads = threads;
  }

  /**
   * @param domain of the agents' SIP addresses
   * @throws IOException if the program was packaged without its voices
   */
  void come(People people, String domain) throws IOException {
    for (Person person : persons(people, domain)) {
      threads.execute(() -> live(person));
    }
  }

  private static List<Person> persons(People people, String domain) throws IOException {
    List<Person> persons = new ArrayList<>();
    VoiceLibrary library = VoiceLibrary.load();
    for (int i = 0; i < people.rooms(); i++) {
      int number = i + 1;
      String subject = VoiceLibrary.CONVERSATIONS.get(i % VoiceLibrary.CONVERSATIONS.size());
      String room = subject + "-" + number;
      Dialogue dialogue = library.dialogue(subject);
      Voice agent = people.tones() ? tone(2 * i) : library.voice(dialogue, "agent", 0);
      Voice customer = people.tones() ? tone(2 * i + 1) : library.voice(dialogue, "customer", 0);
      persons.add(new Person("sip:" + CallFlow.AGENT + number + "@" + domain, room, agent));
      // A range kept for films, so nobody real is shown.
      persons.add(new Person("+49302312" + (50_000 + number), room, customer));
    }
    return persons;
  }

  private static Voice tone(int index) {
    return new ToneVoice(LOWEST_TONE + 50 * (index % TONES));
  }

  private void live(Person person) {
    try {
      while (true) {
        CountDownLatch over = new CountDownLatch(1);
        switchboard.enter(
            person.from(), person.to(), new VoicePort(person.voice()), over::countDown);
        over.await();
        nap.take(AGAIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
