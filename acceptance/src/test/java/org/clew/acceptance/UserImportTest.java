package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** People who come in a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserImportTest {
  private static final String ROUTE = "//api/clew/v1/users/import";
  private static final String HEADER =
      "email,firstName,lastName,teams,managedTeams,experience:axons";

  private TestServer server;
  private Lab lab;
  private Person manager;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    manager = lab.manager("mia", lab.team("Annotators"));
    lab.team("Proof readers");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everybodyOfAFileJoins() {
    Answer answer =
        send(
            """
            \uFEFFlastName,firstName,email,teams,managedTeams,experience:axons,experience:thick spines,isAdmin,password
            "Öztürk, PhD",Ilkay,Ilkay@lab.org,Annotators;Proof readers,,5,,,
            Meier,"Max \""M\""\",max@lab.org,,Annotators,,-1,true,his own password

            ,,,,,,,,
            """);

    JsonNode done = answer.expect(200).json();
    assertThat(answer.message("success")).isEqualTo("2 users were created.");
    assertThat(done.get("dryRun").asBoolean()).isFalse();
    assertThat(done.at("/users/0/line").asInt()).isEqualTo(2);
    assertThat(done.at("/users/1/passwordToken").isNull()).isTrue();
    JsonNode ilkay = user(done.at("/users/0/id").asString());
    assertThat(ilkay.get("email").asString()).isEqualTo("ilkay@lab.org");
    assertThat(ilkay.get("lastName").asString()).isEqualTo("Öztürk, PhD");
    assertThat(ilkay.get("experiences").toString()).isEqualTo("{\"axons\":5}");
    assertThat(ilkay.get("teams").findValuesAsString("name"))
        .containsExactlyInAnyOrder("Default", "Annotators", "Proof readers");
    JsonNode max = user(done.at("/users/1/id").asString());
    assertThat(max.get("isAdmin").asBoolean()).isTrue();
    assertThat(max.get("firstName").asString()).isEqualTo("Max \"M\"");
    assertThat(max.get("experiences").toString()).isEqualTo("{\"thick spines\":-1}");
    assertThat(max.get("teams").toString()).contains("\"Annotators\",\"isTeamManager\":true");
    signIn("max@lab.org", "his own password").expect(200);
    signIn("ilkay@lab.org", "").expect(400);
    server
        .anonymous()
        .post(
            "//api/clew/v1/passwordResets/" + done.at("/users/0/passwordToken/token").asString(),
            Map.of("password", "her own password"))
        .expect(200);
    signIn("ilkay@lab.org", "her own password").expect(200);
  }

  @Test
  void everyWrongLineIsNamedAndNobodyJoins() {
    int before = lab.admin().get("/users").json().size();

    Answer refused =
        send(
            HEADER
                + """

                good@lab.org,Good,Person,,,
                no address,Bad,Person,,,
                nameless@lab.org,,Person,,,
                much@lab.org,Bad,Person,,,lots
                "two
                lines@lab.org",Bad,Person,,,
                few@lab.org,Bad
                GOOD@lab.org,Again,Person,,,
                admin@lab.org,Taken,Person,,,
                lost@lab.org,Lost,Person,Annotators;Nowhere,Nothing,
                """);

    assertThat(refused.expect(400).json().get("messages").findValuesAsString("error"))
        .containsExactly(
            "Line 3: “no address” is not an email address.",
            "Line 4: A user has a first name and a last name.",
            "Line 5: “experience:axons” is a whole number, not “lots”.",
            "Line 6: “two\nlines@lab.org” is not an email address.",
            "Line 8: it has 2 fields, and the header 6.",
            "Line 9: “good@lab.org” stands in line 2, too.",
            "Line 10: “admin@lab.org” has an account already.",
            "Line 11: there is no team “Nothing”.",
            "Line 11: there is no team “Nowhere”.");
    assertThat(lab.admin().get("/users").json().size()).isEqualTo(before);
  }

  @Test
  void aDryRunSaysTheSameAndChangesNothing() {
    String file = HEADER + "\ndry@lab.org,Dry,Run,Annotators,,1\n";
    int before = lab.admin().get("/users").json().size();

    Answer seen = csv(ROUTE + "?dryRun=true", file);

    assertThat(seen.expect(200).message("success")).isEqualTo("1 users could be created.");
    assertThat(seen.json().get("dryRun").asBoolean()).isTrue();
    assertThat(seen.json().at("/users/0/id").isNull()).isTrue();
    assertThat(lab.admin().get("/users").json().size()).isEqualTo(before);
    refused(
        csv(ROUTE + "?dryRun=true", HEADER + "\nadmin@lab.org,Dry,Run,,,\n"),
        400,
        "Line 2: “admin@lab.org” has an account already.");
  }

  @Test
  void semicolonsAndFormsAreReadToo() {
    Form form =
        new Form()
            .file(
                "people",
                "people.csv",
                "email;firstName;lastName;teams\nsem@lab.org;Sem;Kolon;\"Annotators;Default\"\n"
                    .getBytes(StandardCharsets.UTF_8));

    JsonNode done = lab.admin().upload(ROUTE, form).expect(200).json();

    assertThat(user(done.at("/users/0/id").asString()).get("teams").size()).isEqualTo(2);
    refused(
        lab.admin().upload(ROUTE, new Form().field("a", "b")),
        400,
        "The form holds one file of people, not 0.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "'' | The file is empty. Its first line names the columns: email, firstName, lastName,"
            + " teams, managedTeams, isAdmin, isDatasetManager, password and experience:DOMAIN.",
        "email,firstName | Line 1: the column “lastName” is missing.",
        "email,firstName,lastName,team | Line 1: the column “team” is not known. There are email,"
            + " firstName, lastName, teams, managedTeams, isAdmin, isDatasetManager, password and"
            + " experience:DOMAIN.",
        "email,email | Line 1: the column “email” is there twice.",
        "email,firstName,lastName | There is nobody in the file.",
      })
  void aFileWithoutPeopleOrWithOtherColumnsIsRefused(String file, String text) {
    refused(send(file), 400, text);
  }

  @Test
  void whatIsNoCsvIsRefused() {
    refused(
        send(HEADER + "\na@lab.org,\"A\"x,B,,,\n"),
        400,
        "The file is no CSV behind line 1: a quote is not closed, or something follows it.");
    refused(
        lab.admin()
            .withHeader("Content-Type", "text/csv")
            .post(ROUTE, "email\nö".getBytes(StandardCharsets.ISO_8859_1)),
        400,
        "The file is not UTF-8. Please save it as “CSV UTF-8”.");
    assertThat(refused(lab.admin().post(ROUTE, Map.of()), 415)).contains("text/csv");
  }

  @Test
  void onlyAdminsSendFilesOfPeople() {
    refused(
        manager.calls().withHeader("Content-Type", "text/csv").post(ROUTE, HEADER),
        403,
        "You are not authorized to view or edit this resource.");
    server.anonymous().withHeader("Content-Type", "text/csv").post(ROUTE, HEADER).expect(401);
  }

  @Test
  void manyTakeAsManyStatementsAsFew() {
    int few = server.statements().during(() -> people("few", 1));
    int many = server.statements().during(() -> people("many", 1000));

    assertThat(many).isEqualTo(few);
    refused(
        send(HEADER + "\n" + "x@lab.org,X,Y,,,\n".repeat(1001)),
        400,
        "The file has more than 1000 people. Please send it in parts.");
  }

  private void people(String name, int count) {
    StringBuilder file = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < count; i++) {
      file.append(name)
          .append(i)
          .append("@lab.org,Many,People,Annotators,,")
          .append(i)
          .append('\n');
    }
    send(file.toString()).expect(200);
  }

  private Answer send(String file) {
    return csv(ROUTE, file);
  }

  private Answer csv(String route, String file) {
    return lab.admin().withHeader("Content-Type", "text/csv; charset=utf-8").post(route, file);
  }

  private JsonNode user(String id) {
    return lab.admin().get("/users/" + id).expect(200).json();
  }

  private Answer signIn(String email, String password) {
    return server.anonymous().post("/auth/login", Map.of("email", email, "password", password));
  }
}
