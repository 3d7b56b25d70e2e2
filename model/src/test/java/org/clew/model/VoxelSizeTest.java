package org.clew.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VoxelSizeTest {
  @Test
  void nanometresAreCalculatedInDecimals() {
    VoxelSize size = new VoxelSize(Vec3Double.of(0.01124, 0.01124, 0.028), LengthUnit.MICROMETER);

    assertThat(size.nanometres()).isEqualTo(Vec3Double.of(11.24, 11.24, 28));
    assertThat(VoxelSize.ofNanometres(11.24, 11.24, 28).nanometres()).isEqualTo(size.nanometres());
    assertThat(size).hasToString("[0.01124, 0.01124, 0.028] µm");
  }

  @Test
  void positionsGoToNanometresAndBack() {
    VoxelSize size = VoxelSize.ofNanometres(4, 4, 30);

    assertThat(size.toNanometres(Vec3Double.of(10, 0.5, -1))).isEqualTo(Vec3Double.of(40, 2, -30));
    assertThat(size.toVoxels(Vec3Double.of(40, 2, -30))).isEqualTo(Vec3Double.of(10, 0.5, -1));
    assertThat(size.inMag(Mag.of(2, 2, 1))).isEqualTo(VoxelSize.ofNanometres(8, 8, 30));
  }

  @Test
  void voxelsHaveASize() {
    assertThatThrownBy(() -> VoxelSize.ofNanometres(4, 0, 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The size of a voxel is positive along each axis: [4.0, 0.0, 30.0] nanometer");
    assertThatThrownBy(() -> VoxelSize.ofNanometres(4, Double.POSITIVE_INFINITY, 30))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VoxelSize(Vec3Double.of(1, 1, 1e300), LengthUnit.YOTTAMETER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VoxelSize(Vec3Double.of(1, 1, 1e-320), LengthUnit.YOCTOMETER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void everyUnitIsFoundByItsNameAndSymbol(LengthUnit unit) {
    assertThat(LengthUnit.ofWireName(unit.wireName())).contains(unit);
    assertThat(LengthUnit.ofText(unit.wireName())).contains(unit);
    assertThat(LengthUnit.ofText(unit.symbol())).contains(unit);
    assertThat(LengthUnit.ofWireName(unit.symbol())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "um, MICROMETER",
    "μm, MICROMETER",
    "µm, MICROMETER",
    "micron, MICROMETER",
    "microns, MICROMETER",
    "Å, ANGSTROM",
    "mm, MILLIMETER",
    "Mm, MEGAMETER"
  })
  void unitsAreFoundAsPeopleWriteThem(String text, LengthUnit unit) {
    assertThat(LengthUnit.ofText(text)).contains(unit);
  }

  @Test
  void whatIsNoUnitIsNotFound() {
    assertThat(LengthUnit.ofText("pixel")).isEmpty();
    assertThat(LengthUnit.ofText("NM")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, INCH, 5.08e7",
    "1, MILE, 1.609344e12",
    "1, FOOT, 3.048e8",
    "1, YARD, 9.144e8",
    "0.5, ANGSTROM, 0.05",
    "3, METER, 3e9",
    "1, PARSEC, 3.0856775814913673e25"
  })
  void lengthsInNanometres(double length, LengthUnit unit, double nanometres) {
    assertThat(unit.toNanometres(length)).isEqualTo(nanometres);
  }
}
