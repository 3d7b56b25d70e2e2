package org.clew.server.voxel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * What one number of an array is. Numbers are handed on as a {@code long}: whole ones as they are,
 * others as the bits of a {@code double}.
 */
public enum ElementType {
  /** 8 bits without a sign. */
  UINT8(1, "u1", "uint8"),
  /** 8 bits with a sign. */
  INT8(1, "i1", "int8"),
  /** 16 bits without a sign. */
  UINT16(2, "u2", "uint16"),
  /** 16 bits with a sign. */
  INT16(2, "i2", "int16"),
  /** 32 bits without a sign. */
  UINT32(4, "u4", "uint32"),
  /** 32 bits with a sign. */
  INT32(4, "i4", "int32"),
  /** 64 bits without a sign. */
  UINT64(8, "u8", "uint64"),
  /** 64 bits with a sign. */
  INT64(8, "i8", "int64"),
  /** 32 bits with a point that floats. */
  FLOAT(4, "f4", "float32"),
  /** 64 bits with a point that floats. */
  DOUBLE(8, "f8", "float64");

  private static final VarHandle[] SHORTS = handles(short[].class);
  private static final VarHandle[] INTS = handles(int[].class);
  private static final VarHandle[] LONGS = handles(long[].class);
  private static final double TWO_TO_64 = 0x1p64;

  private final int bytes;
  private final String zarr2;
  private final String zarr3;

  ElementType(int bytes, String zarr2, String zarr3) {
    this.bytes = bytes;
    this.zarr2 = zarr2;
    this.zarr3 = zarr3;
  }

  /** That of a type in Zarr 2, such as {@code <u2}. */
  static Optional<ElementType> ofZarr2(String name) {
    String plain = name.replaceFirst("^[<>|]", "");
    return Arrays.stream(values()).filter(type -> type.zarr2.equals(plain)).findFirst();
  }

  /** That of a type in Zarr 3 and N5, such as {@code uint16}. */
  static Optional<ElementType> ofZarr3(String name) {
    return Arrays.stream(values()).filter(type -> type.zarr3.equals(name)).findFirst();
  }

  int bytes() {
    return bytes;
  }

  /** Whether it is no whole number. */
  public boolean isFloating() {
    return this == FLOAT || this == DOUBLE;
  }

  /** The number as a {@code double}, which may round it. */
  public double value(long raw) {
    if (isFloating()) {
      return Double.longBitsToDouble(raw);
    }
    return this == UINT64 && raw < 0 ? raw + TWO_TO_64 : raw;
  }

  long read(byte[] from, int at, boolean isBigEndian) {
    int order = isBigEndian ? 1 : 0;
    return switch (this) {
      case UINT8 -> from[at] & 0xffL;
      case INT8 -> from[at];
      case UINT16 -> (short) SHORTS[order].get(from, at) & 0xffffL;
      case INT16 -> (short) SHORTS[order].get(from, at);
      case UINT32 -> (int) INTS[order].get(from, at) & 0xffffffffL;
      case INT32 -> (int) INTS[order].get(from, at);
      case UINT64, INT64, DOUBLE -> (long) LONGS[order].get(from, at);
      case FLOAT ->
          Double.doubleToRawLongBits(Float.intBitsToFloat((int) INTS[order].get(from, at)));
    };
  }

  private static VarHandle[] handles(Class<?> type) {
    return new VarHandle[] {
      MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN),
      MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN)
    };
  }
}
