package dev.earshot.app.simulate.genesys.http;

import dev.earshot.app.simulate.genesys.http.WebSessions.WebSession;
import java.net.SocketAddress;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.cometd.bayeux.server.BayeuxContext;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Who speaks to the CometD server: a user with a session. */
record BayeuxCaller(Request request, WebSession session) implements BayeuxContext {
  @Override
  public Principal getUserPrincipal() {
    return () -> session.person().userName();
  }

  @Override
  public boolean isUserInRole(String role) {
    return session.person().roles().contains(role);
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return request.getConnectionMetaData().getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return request.getConnectionMetaData().getLocalSocketAddress();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return request.getHeaders().get(name);
  }

  @Override
  public List<String> getHeaderValues(String name) {
    return request.getHeaders().getValuesList(name);
  }

  @Override
  public @Nullable String getParameter(String name) {
    return Request.extractQueryParameters(request).getValue(name);
  }

  @Override
  public List<String> getParameterValues(String name) {
    return Request.extractQueryParameters(request).getValuesOrEmpty(name);
  }

  @Override
  public @Nullable String getCookie(String name) {
    return BayeuxHttp.cookie(request, name).orElse(null);
  }

  @Override
  public @Nullable Object getContextAttribute(String name) {
    return request.getContext().getAttribute(name);
  }

  @Override
  public @Nullable Object getRequestAttribute(String name) {
    return request.getAttribute(name);
  }

  @Override
  public String getSessionId() {
    return session.id();
  }

  @Override
  public @Nullable Object getSessionAttribute(String name) {
    return null;
  }

  @Override
  public String getContextPath() {
    return "";
  }

  @Override
  public String getURL() {
    return request.getHttpURI().asString();
  }

  @Override
  public List<Locale> getLocales() {
    return Request.getLocales(request);
  }

  @Override
  public String getProtocol() {
    return request.getConnectionMetaData().getProtocol();
  }

  @Override
  public boolean isSecure() {
    return request.isSecure();
  }
}
