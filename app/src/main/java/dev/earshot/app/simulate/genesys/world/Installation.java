package dev.earshot.app.simulate.genesys.world;

import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * One installation, put together: who works there, and what is done to calls and chats.
 *
 * @param voice operations on devices and calls
 * @param chat operations on chats
 */
public record Installation(
    Office office,
    VoiceView voices,
    CallFlow calls,
    VoiceDesk voice,
    ChatView texts,
    ChatFlow chats,
    ChatDesk chat) {
  /**
   * @param lines carry the voices
   * @param notices take what is told over CometD
   * @param ids a new identifier each time
   */
  public static Installation of(
      Shape shape, Lines lines, Notices notices, InstantSource clock, Supplier<String> ids) {
    Office office = new Office();
    VoiceView voices = new VoiceView(shape, office, clock);
    CallFlow calls = new CallFlow(office, lines, voices, notices, clock, ids);
    ChatView texts = new ChatView();
    ChatFlow chats = new ChatFlow(texts, notices, clock, ids);
    return new Installation(
        office,
        voices,
        calls,
        new VoiceDesk(office, calls, voices, notices),
        texts,
        chats,
        new ChatDesk(office, chats));
  }
}
