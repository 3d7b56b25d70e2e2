package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords: guessed, changed and reset. */
class PasswordTest {
  private static final String INCORRECT = "Incorrect email or password. Please try again.";
  private static final String NO_RIGHT = "You are not authorized to view or edit this resource.";
  private static final String NOT_GOOD =
      "This token cannot set a password: it was used before, is too old, or was replaced by a newer"
          + " one. Please ask an admin for another one.";
  private static final int ALLOWED = 10;

  private TestServer server;
  private Lab lab;
  private Person ann;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    ann = lab.user("ann", Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoGuessesTooOftenWaitsEvenWithTheRightPassword() {
    for (int i = 0; i < ALLOWED; i++) {
      refused(signIn("ann@lab.org", "wrong"), 400, INCORRECT);
    }

    Answer braked = signIn("ANN@lab.org", TestServer.PASSWORD);
    refused(braked, 429, "Too many wrong passwords. Please try again in 15 minutes.");
    assertThat(Integer.parseInt(braked.header("Retry-After"))).isBetween(840, 901);
    signIn("admin@lab.org", TestServer.PASSWORD).expect(200);

    server.clock().advance(Duration.ofSeconds(Integer.parseInt(braked.header("Retry-After"))));
    signIn("ann@lab.org", TestServer.PASSWORD).expect(200);
  }

  @Test
  void theBrakeTellsNobodyWhoIsThere() {
    for (int i = 0; i < ALLOWED; i++) {
      refused(signIn("nobody@lab.org", "wrong"), 400, INCORRECT);
    }

    refused(
        signIn("nobody@lab.org", "wrong"),
        429,
        "Too many wrong passwords. Please try again in 15 minutes.");
  }

  @Test
  void theRightPasswordForgivesTheWrongOnes() {
    for (int round = 0; round < 3; round++) {
      for (int i = 1; i < ALLOWED; i++) {
        refused(signIn("ann@lab.org", "wrong"), 400, INCORRECT);
      }
      signIn("ann@lab.org", TestServer.PASSWORD).expect(200);
    }
  }

  @Test
  void oneAddressGuessesAtManyAccountsForAWhileOnly() throws SQLException {
    Caller elsewhere = server.anonymous().withHeader("X-Forwarded-For", "1.2.3.4, 198.51.100.7");
    Caller another = server.anonymous().withHeader("X-Forwarded-For", "198.51.100.7, 198.51.100.8");

    refused(signIn(elsewhere, "nobody@lab.org", "wrong"), 400, INCORRECT);
    // As if ninety-eight more had been guessed at: looking at a password takes its time.
    execute("UPDATE password_attempts SET attempts = 99 WHERE kind = 'address' AND attempts = 1");
    refused(signIn(elsewhere, "someone@lab.org", "wrong"), 400, INCORRECT);

    refused(signIn(elsewhere, "ann@lab.org", TestServer.PASSWORD), 429);
    signIn(another, "ann@lab.org", TestServer.PASSWORD).expect(200);
    signIn("ann@lab.org", TestServer.PASSWORD).expect(200);
  }

  @Test
  void guessingAtTwoServersAtOnceIsNoWayAround() throws Exception {
    try (TestServer second = server.another()) {
      List<Callable<Integer>> guesses = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String url = i % 2 == 0 ? server.url() : second.url();
        guesses.add(() -> signIn(Caller.anonymous(url), "ann@lab.org", "wrong").status());
      }

      List<Integer> statuses = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        for (Future<Integer> done : threads.invokeAll(guesses)) {
          statuses.add(done.get());
        }
      }

      assertThat(statuses).filteredOn(status -> status == 400).hasSize(ALLOWED);
      assertThat(statuses).filteredOn(status -> status == 429).hasSize(40 - ALLOWED);
    }
  }

  @Test
  void aPasswordIsChangedByWhoKnowsTheOldOne() {
    Caller other = session(signIn("ann@lab.org", TestServer.PASSWORD));
    String script = ann.calls().get("/auth/token").json().get("token").asString();

    Answer changed = change(TestServer.PASSWORD, "a new password");

    assertThat(changed.expect(200).message("success")).startsWith("Your password was changed.");
    ann.calls().get("/user").expect(200);
    other.get("/user").expect(401);
    server.anonymous().with(script).get("/user").expect(200);
    refused(signIn("ann@lab.org", TestServer.PASSWORD), 400, INCORRECT);
    signIn("ann@lab.org", "a new password").expect(200);
  }

  @Test
  void aChangeOfThePasswordIsRefusedToStrangersAndForBadOnes() {
    String wrong = "The old password is not the right one. Please try again.";

    refused(change("wrong", "a new password"), 400, wrong);
    refused(change(TestServer.PASSWORD, "short"), 400, "A password has 8 to 512 characters.");
    refused(
        ann.calls().post("//api/clew/v1/user/password", Map.of("oldPassword", "x")),
        400,
        "Invalid json format. “newPassword” is missing.");
    server.anonymous().post("//api/clew/v1/user/password", Map.of()).expect(401);
    for (int i = 1; i <= ALLOWED; i++) {
      refused(change("wrong", "a new password"), 400, wrong);
    }
    refused(change(TestServer.PASSWORD, "a new password"), 429);
  }

  @Test
  void anAdminsTokenSetsAPasswordOnce() throws SQLException {
    Caller session = session(signIn("ann@lab.org", TestServer.PASSWORD));
    String token = token(ann.id());

    assertThat(redeem(token, "chosen by ann").expect(200).message("success"))
        .isEqualTo("Your password was set. You can sign in now.");

    signIn("ann@lab.org", "chosen by ann").expect(200);
    session.get("/user").expect(401);
    refused(redeem(token, "once more please"), 404, NOT_GOOD);
    assertThat(everythingIn("password_resets")).doesNotContain(token);
  }

  @Test
  void aTokenThatIsOldOrReplacedSetsNothing() {
    String replaced = token(ann.id());
    String old = token(ann.id());

    refused(redeem(replaced, "chosen by ann"), 404, NOT_GOOD);
    refused(redeem(old, "short"), 400, "A password has 8 to 512 characters.");
    server.clock().advance(Duration.ofDays(8));
    refused(redeem(old, "chosen by ann"), 404, NOT_GOOD);
    refused(redeem("nonsense", "chosen by ann"), 404, NOT_GOOD);
    signIn("ann@lab.org", TestServer.PASSWORD).expect(200);
  }

  @Test
  void aTokenIsUsedOnceByManyAtOnce() throws Exception {
    String token = token(ann.id());
    List<Callable<Integer>> tries = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String password = "password " + i;
      tries.add(() -> redeem(token, password).status());
    }

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> done : threads.invokeAll(tries)) {
        statuses.add(done.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 404);
  }

  @Test
  void onlyAdminsResetPasswordsAndOnlyOfTheirOwnPeople() {
    Lab other = Lab.found(server, "Other");
    String route = "//api/clew/v1/users/" + ann.id() + "/passwordReset";

    refused(ann.calls().post(route, null), 403, NO_RIGHT);
    refused(lab.manager("mia", lab.team("Team")).calls().post(route, null), 403, NO_RIGHT);
    refused(
        other.admin().post(route, null),
        404,
        "User “" + ann.id() + "” could not be found or accessed.");
    server.anonymous().post(route, null).expect(401);
  }

  @Test
  void aDeactivatedUsersTokenSetsNothing() {
    String token = token(ann.id());
    lab.admin().patch("/users/" + ann.id(), Map.of("isActive", false)).expect(200);

    refused(redeem(token, "chosen by ann"), 404, NOT_GOOD);
  }

  private Answer change(String old, String wanted) {
    return ann.calls()
        .post("//api/clew/v1/user/password", Map.of("oldPassword", old, "newPassword", wanted));
  }

  private String token(String user) {
    return lab.admin()
        .post("//api/clew/v1/users/" + user + "/passwordReset", null)
        .expect(200)
        .json()
        .get("token")
        .asString();
  }

  private Answer redeem(String token, String password) {
    return server
        .anonymous()
        .post("//api/clew/v1/passwordResets/" + token, Map.of("password", password));
  }

  private Caller session(Answer signedIn) {
    String cookie = signedIn.expect(200).header("Set-Cookie").split(";", 2)[0];
    return server.anonymous().withHeader("Cookie", cookie);
  }

  private Answer signIn(String email, String password) {
    return signIn(server.anonymous(), email, password);
  }

  private static Answer signIn(Caller caller, String email, String password) {
    return caller.post("/auth/login", Map.of("email", email, "password", password));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isOne();
    }
  }

  private String everythingIn(String table) throws SQLException {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + table + "::text FROM " + table)) {
      StringBuilder all = new StringBuilder();
      while (rows.next()) {
        all.append(rows.getString(1)).append('\n');
      }
      return all.toString();
    }
  }
}
