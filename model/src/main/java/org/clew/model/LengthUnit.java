package org.clew.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A unit of length, with the names of OME-NGFF 0.4, which are also those of {@code
 * datasource-properties.json} and NML: {@code nanometer}.
 */
public enum LengthUnit {
  YOCTOMETER("ym", "1E-15"),
  ZEPTOMETER("zm", "1E-12"),
  ATTOMETER("am", "1E-9"),
  FEMTOMETER("fm", "1E-6"),
  PICOMETER("pm", "1E-3"),
  ANGSTROM("Å", "1E-1"),
  NANOMETER("nm", "1"),
  MICROMETER("µm", "1E3"),
  MILLIMETER("mm", "1E6"),
  CENTIMETER("cm", "1E7"),
  DECIMETER("dm", "1E8"),
  METER("m", "1E9"),
  HECTOMETER("hm", "1E11"),
  KILOMETER("km", "1E12"),
  MEGAMETER("Mm", "1E15"),
  GIGAMETER("Gm", "1E18"),
  TERAMETER("Tm", "1E21"),
  PETAMETER("Pm", "1E24"),
  EXAMETER("Em", "1E27"),
  ZETTAMETER("Zm", "1E30"),
  YOTTAMETER("Ym", "1E33"),
  INCH("in", "254E5"),
  FOOT("ft", "3048E5"),
  YARD("yd", "9144E5"),
  MILE("mi", "1609344E6"),
  /** 648000/π astronomical units of 149,597,870,700 m (IAU 2012 and 2015), to 17 digits. */
  PARSEC("pc", "30856775814913673E9");

  private static final Map<String, LengthUnit> BY_NAME = new HashMap<>();
  private static final Map<String, LengthUnit> BY_NAME_OR_SYMBOL = new HashMap<>();

  static {
    for (LengthUnit unit : values()) {
      BY_NAME.put(unit.wireName(), unit);
      BY_NAME_OR_SYMBOL.put(unit.wireName(), unit);
      BY_NAME_OR_SYMBOL.put(unit.symbol, unit);
    }
    // The Greek letter instead of the micro sign, the Angstrom sign instead of the letter, ImageJ.
    BY_NAME_OR_SYMBOL.put("\u03bcm", MICROMETER);
    BY_NAME_OR_SYMBOL.put("um", MICROMETER);
    BY_NAME_OR_SYMBOL.put("micron", MICROMETER);
    BY_NAME_OR_SYMBOL.put("microns", MICROMETER);
    BY_NAME_OR_SYMBOL.put("\u212b", ANGSTROM);
  }

  private final String symbol;
  private final BigDecimal inNanometres;

  LengthUnit(String symbol, String inNanometres) {
    this.symbol = symbol;
    this.inNanometres = new BigDecimal(inNanometres);
  }

  /** As files and servers write it, e.g. {@code nanometer}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people write it, e.g. {@code nm}. */
  public String symbol() {
    return symbol;
  }

  /** The unit of that name, as files and servers write it. */
  public static Optional<LengthUnit> ofWireName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * The unit that someone means: by its name or symbol, and {@code um}, {@code micron} and {@code
   * microns} of ImageJ. Case matters, because {@code mm} is not {@code Mm}.
   */
  public static Optional<LengthUnit> ofText(String nameOrSymbol) {
    return Optional.ofNullable(BY_NAME_OR_SYMBOL.get(nameOrSymbol));
  }

  /**
   * A length of this unit in nanometres. It is calculated in decimals, so that 0.01124 micrometres
   * are 11.24 nanometres and not nearly so.
   *
   * @param length in this unit, finite
   */
  public double toNanometres(double length) {
    return this == NANOMETER
        ? length
        : BigDecimal.valueOf(length).multiply(inNanometres).doubleValue();
  }
}
