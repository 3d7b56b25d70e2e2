package org.clew.server.dataset;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Units of length as OME-Zarr names them. */
final class LengthUnit {
  private static final Map<String, String> IN_NANOMETERS =
      Map.ofEntries(
          Map.entry("picometer", "1E-3"),
          Map.entry("angstrom", "1E-1"),
          Map.entry("nanometer", "1"),
          Map.entry("micrometer", "1E3"),
          Map.entry("millimeter", "1E6"),
          Map.entry("centimeter", "1E7"),
          Map.entry("decimeter", "1E8"),
          Map.entry("meter", "1E9"),
          Map.entry("inch", "254E5"));

  private LengthUnit() {}

  /** A length in nanometers; empty if the unit is not known. */
  static Optional<Double> nanometers(double length, String unit) {
    // In decimals, so that 0.01124 micrometers are 11.24 nanometers and not nearly so.
    return Optional.ofNullable(IN_NANOMETERS.get(unit))
        .map(factor -> BigDecimal.valueOf(length).multiply(new BigDecimal(factor)).doubleValue());
  }
}
