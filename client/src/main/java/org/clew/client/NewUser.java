package org.clew.client;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is to join the organization.
 *
 * <pre>{@code
 * new NewUser("ada@lab.org", "Ada", "Lovelace")
 *     .withTeam(Ref.name("Annotators"), TeamRole.MEMBER)
 *     .withExperience("dendrites", 5);
 * }</pre>
 *
 * @param email the address that will sign in
 * @param firstName given name
 * @param lastName family name
 * @param password at least 8 characters; null to have one made up
 * @param roles in the organization
 * @param teams besides the team of which everyone is a member
 * @param experiences value by domain
 */
public record NewUser(
    String email,
    String firstName,
    String lastName,
    @Nullable String password,
    Set<Role> roles,
    Map<Ref<Team>, TeamRole> teams,
    Map<String, Integer> experiences) {
  /** Takes the values, copying the collections. */
  public NewUser {
    roles = Set.copyOf(roles);
    teams = Map.copyOf(teams);
    experiences = Map.copyOf(experiences);
  }

  /** Someone without roles, teams and experience, whose password will be made up. */
  public NewUser(String email, String firstName, String lastName) {
    this(email, firstName, lastName, null, Set.of(), Map.of(), Map.of());
  }

  /** The same with this password, at least 8 characters. */
  public NewUser withPassword(String newPassword) {
    return new NewUser(email, firstName, lastName, newPassword, roles, teams, experiences);
  }

  /** The same with one role more. */
  public NewUser withRole(Role role) {
    Set<Role> more = new HashSet<>(roles);
    more.add(role);
    return new NewUser(email, firstName, lastName, password, more, teams, experiences);
  }

  /** The same in one team more. */
  public NewUser withTeam(Ref<Team> team, TeamRole role) {
    Map<Ref<Team>, TeamRole> more = new HashMap<>(teams);
    more.put(team, role);
    return new NewUser(email, firstName, lastName, password, roles, more, experiences);
  }

  /** The same with experience in one domain more. */
  public NewUser withExperience(String domain, int value) {
    Map<String, Integer> more = new HashMap<>(experiences);
    more.put(domain, value);
    return new NewUser(email, firstName, lastName, password, roles, teams, more);
  }

  /** Without the password, so that logs stay clean. */
  @Override
  public String toString() {
    return "NewUser[" + email + "]";
  }
}
