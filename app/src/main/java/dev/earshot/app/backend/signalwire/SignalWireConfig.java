package dev.earshot.app.backend.signalwire;

/**
 * Everything the back end must know of one account.
 *
 * @param telephone SIP address of the supervisor's telephone, {@code sip:user@domain}
 */
public record SignalWireConfig(
    LamlAccount account, Entry entry, String telephone, Pace pace, RoleRules roles) {}
