package dev.earshot.audio.sip;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A private key in PEM (RFC 7468): PKCS #8, plain or with a password; RSA, EC or EdDSA. */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN ((?:[A-Z0-9]+ )*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)"
              + "-----END \\1PRIVATE KEY-----");
  private static final List<String> KINDS = List.of("EC", "RSA", "EdDSA");

  private PemKey() {}

  /**
   * @throws GeneralSecurityException saying what is wrong, without any of the content
   */
  static PrivateKey read(String text, char[] password) throws GeneralSecurityException {
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new InvalidKeyException("holds no PEM private key");
    }
    byte[] bytes = bytes(block.group(2));
    return switch (block.group(1)) {
      case "" -> decoded(new PKCS8EncodedKeySpec(bytes));
      case "ENCRYPTED " -> decoded(decrypted(bytes, password));
      default ->
          throw new InvalidKeyException(
              "is not PKCS #8; convert it with openssl pkcs8 -topk8 -nodes");
    };
  }

  private static byte[] bytes(String base64) throws InvalidKeyException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyException("holds a damaged private key");
    }
  }

  private static PrivateKey decoded(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
    for (String kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(encoded);
      } catch (InvalidKeySpecException another) {
        // Another kind, then.
      }
    }
    throw new InvalidKeyException("holds a damaged private key, or one of an unknown kind");
  }

  private static PKCS8EncodedKeySpec decrypted(byte[] bytes, char[] password)
      throws GeneralSecurityException {
    if (password.length == 0) {
      throw new InvalidKeyException("needs a password");
    }
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(bytes);
      String algorithm = info.getAlgName();
      if (algorithm.equals("PBES2")) {
        algorithm = info.getAlgParameters().toString();
      }
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password)),
          info.getAlgParameters());
      return info.getKeySpec(cipher);
    } catch (IOException | GeneralSecurityException e) {
      throw new InvalidKeyException("cannot be decrypted with that password");
    }
  }

  /** Whether the two are a pair: what one signs the other one verifies. */
  static boolean belongsTo(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    byte[] sample = {1, 2, 3};
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(sample);
      byte[] signature = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(publicKey);
      verifying.update(sample);
      return verifying.verify(signature);
    } catch (InvalidKeyException | java.security.SignatureException e) {
      return false;
    }
  }
}
