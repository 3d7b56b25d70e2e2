package org.clew.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Int;
import org.clew.server.dataset.DatasetFolder;
import org.clew.server.dataset.ReachableAddresses;
import org.clew.server.dataset.RemoteFiles;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.voxel.VoxelArrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pixels of planes are the voxels of small arrays, written here in each way. */
class PlaneDrawingTest {
  private static final int[] SHAPE = {21, 18, 11};
  private static final int[] CHUNK = {8, 8, 4};
  private static final WrittenArray.Numbers BYTES = (x, y, z) -> (x * 7 + y * 13 + z * 29) % 251;

  @TempDir Path directory;
  private final RemoteFiles remote = new RemoteFiles(new ReachableAddresses(false));
  private final PlaneDrawing drawing =
      new PlaneDrawing(new VoxelArrays(1 << 20), new Drawings(2, 1 << 20));

  @AfterEach
  void close() {
    remote.close();
  }

  private WrittenArray array(String path, String type, WrittenArray.Numbers numbers) {
    return new WrittenArray(directory.resolve(path), SHAPE, CHUNK, type, numbers);
  }

  private static String mag(String mag, String path) {
    return "{'mag':%s,'path':'./%s','axisOrder':{'x':0,'y':1,'z':2}}".formatted(mag, path);
  }

  private DatasetFolder folder(String format, String elements, String category, String... mags) {
    String document =
        "{'scale':{'factor':[1,1,2],'unit':'nanometer'},'dataLayers':[{'name':'a','category':'%s','elementClass':'%s','dataFormat':'%s','boundingBox':{'topLeft':[0,0,0],'width':21,'height':18,'depth':11},'mags':[%s]}]}"
            .formatted(category, elements, format, String.join(",", mags));
    return new DatasetFolder(
        new ObjectId("0123456789abcdef01234567"),
        directory.toString(),
        document.replace('\'', '"'),
        remote);
  }

  private static PlaneWish wish(
      String plane, Vec3Int at, int width, int height, double zoom, @Nullable Window window) {
    return new PlaneWish(Plane.of(plane), at, new Size(width, height), zoom, window, null);
  }

  /** Alpha, red, green, blue. */
  private int[][] pixels(DatasetFolder folder, PlaneWish wish) {
    byte[] png = drawing.plane(folder, "a", wish).drawing().get();
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      int[][] pixels = new int[image.getWidth()][image.getHeight()];
      for (int x = 0; x < image.getWidth(); x++) {
        for (int y = 0; y < image.getHeight(); y++) {
          // Not getRGB, which takes gray for linear.
          int[] parts = image.getRaster().getPixel(x, y, (int[]) null);
          pixels[x][y] =
              parts.length == 1
                  ? grey(parts[0])
                  : parts[3] << 24 | parts[0] << 16 | parts[1] << 8 | parts[2];
        }
      }
      return pixels;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static int grey(double shade) {
    int whole = (int) Math.round(Math.clamp(shade, 0, 255));
    return 0xff000000 | whole * 0x010101;
  }

  @ParameterizedTest
  @CsvSource({
    "uint8,uint8,0,250", "int8,int8,-128,127", "uint16,uint16,0,60000", "int16,int16,-30000,30000",
    "uint32,uint32,0,4e9", "int32,int32,-2e9,2e9", "uint64,uint64,0,1e15", "int64,int64,-1e15,1e15",
    "float32,float,-1,1", "float64,double,-1,1"
  })
  void everyPixelIsTheVoxelAtItsPlace(String type, String elements, double low, double high) {
    WrittenArray.Numbers numbers =
        (x, y, z) -> {
          double number = low + (high - low) * BYTES.at(x, y, z) / 250;
          return switch (type) {
            case "float32" -> (float) number;
            case "float64" -> number;
            default -> Math.floor(number);
          };
        };
    WrittenArray written = array("a/1", type, numbers);
    Window window = new Window(low, high);
    List<Runnable> ways =
        List.of(
            () -> written.zarr2(false, false, true, 0),
            () -> written.zarr2(true, true, false, 0),
            () -> written.zarr3(false, 0),
            () -> written.zarr3(true, 0),
            () -> written.n5(true),
            () -> written.n5(false));
    List<String> formats = List.of("zarr", "zarr", "zarr3", "zarr3", "n5", "n5");
    for (int way = 0; way < ways.size(); way++) {
      ways.get(way).run();
      DatasetFolder folder = folder(formats.get(way), elements, "color", mag("[1,1,1]", "a/1"));
      for (int z : new int[] {0, 3, 4, 10}) {
        int[][] pixels = pixels(folder, wish("xy", new Vec3Int(10, 9, z), 21, 18, 1, window));
        for (int x = 0; x < SHAPE[0]; x++) {
          for (int y = 0; y < SHAPE[1]; y++) {
            double part = (numbers.at(x, y, z) - low) / (high - low);
            assertThat(pixels[x][y])
                .as("%s way %d at %d, %d, %d", type, way, x, y, z)
                .isEqualTo(grey(part * 255));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void partsOfShardsAreRead(boolean isIndexFirst) {
    array("a/1", "uint8", BYTES).sharded(isIndexFirst);

    int[][] pixels =
        pixels(
            folder("zarr3", "uint8", "color", mag("[1,1,1]", "a/1")),
            wish("xy", new Vec3Int(10, 9, 2), 21, 18, 1, null));

    assertThat(pixels[9][3]).isEqualTo(grey(BYTES.at(9, 3, 2)));
    assertThat(pixels[20][9]).isEqualTo(grey(BYTES.at(20, 9, 2)));
    // The first chunk of each shard is missing: the fill value.
    assertThat(pixels[3][3]).isEqualTo(grey(9));
    assertThat(pixels[17][1]).isEqualTo(grey(9));
  }

  @Test
  void theOtherPlanesKeepTheAspectOfVoxels() {
    array("a/1", "uint8", BYTES).zarr2(false, false, false, 0);
    DatasetFolder folder = folder("zarr", "uint8", "color", mag("[1,1,1]", "a/1"));

    int[][] xz = pixels(folder, wish("xz", new Vec3Int(10, 5, 4), 9, 9, 1, null));
    int[][] yz = pixels(folder, wish("yz", new Vec3Int(10, 5, 4), 9, 9, 1, null));

    for (int right = 0; right < 9; right++) {
      for (int down = 0; down < 9; down++) {
        // A voxel is twice as long in z.
        assertThat(xz[right][down])
            .isEqualTo(grey(BYTES.at(10 + right - 4, 5, (int) Math.floor(4.5 + (down - 4) / 2.0))));
        assertThat(yz[right][down])
            .isEqualTo(grey(BYTES.at(10, 5 + down - 4, (int) Math.floor(4.5 + (right - 4) / 2.0))));
      }
    }
  }

  @Test
  void outsideOfTheLayerIsTransparentAndMissingChunksAreFilled() throws IOException {
    array("a/1", "uint8", BYTES).zarr2(false, false, false, 77);
    Files.delete(directory.resolve("a/1/1.1.0"));
    DatasetFolder folder = folder("zarr", "uint8", "color", mag("[1,1,1]", "a/1"));

    int[][] pixels = pixels(folder, wish("xy", new Vec3Int(0, 17, 3), 20, 20, 1, null));

    assertThat(pixels[9][10]).isZero();
    assertThat(pixels[10][10]).isEqualTo(grey(BYTES.at(0, 17, 3)));
    assertThat(pixels[10][11]).isZero();
    assertThat(pixels[19][5]).isEqualTo(grey(77));
    assertThat(pixels(folder, wish("xy", new Vec3Int(0, 0, 11), 2, 2, 1, null)))
        .isEqualTo(new int[2][2]);
    assertThat(
            pixels(
                folder,
                wish("xy", new Vec3Int(2_000_000_000, -2_000_000_000, 0), 2, 2, 1000, null)))
        .isEqualTo(new int[2][2]);
  }

  @Test
  void theCoarsestMagThatIsFineEnoughIsRead() {
    array("a/1", "uint8", (x, y, z) -> 10).zarr2(false, false, false, 0);
    array("a/2-2-1", "uint8", (x, y, z) -> 100 + x).zarr2(false, false, false, 0);
    array("a/4-4-2", "uint8", (x, y, z) -> 200).zarr2(false, false, false, 0);
    DatasetFolder folder =
        folder(
            "zarr",
            "uint8",
            "color",
            mag("[1,1,1]", "a/1"),
            mag("[2,2,1]", "a/2-2-1"),
            mag("[4,4,2]", "a/4-4-2"));

    assertThat(pixels(folder, wish("xy", new Vec3Int(4, 4, 4), 1, 1, 1.9, null))[0][0])
        .isEqualTo(grey(10));
    assertThat(pixels(folder, wish("xy", new Vec3Int(4, 4, 4), 3, 1, 2, null)))
        .isEqualTo(new int[][] {{grey(101)}, {grey(102)}, {grey(103)}});
    assertThat(pixels(folder, wish("xy", new Vec3Int(4, 4, 4), 1, 1, 9, null))[0][0])
        .isEqualTo(grey(200));
    // In z a voxel is wider than a pixel anyway.
    assertThat(pixels(folder, wish("xz", new Vec3Int(4, 4, 4), 1, 1, 2, null))[0][0])
        .isEqualTo(grey(102));
    assertThat(pixels(folder, wish("xz", new Vec3Int(4, 4, 4), 1, 1, 0.1, null))[0][0])
        .isEqualTo(grey(10));
  }

  @Test
  void segmentsAreColoredByIdAndNoneIsTransparent() {
    array("a/1", "uint64", (x, y, z) -> y == 0 ? 0 : x < 5 ? 7 : x).zarr2(false, false, true, 0);
    DatasetFolder folder = folder("zarr", "uint64", "segmentation", mag("[1,1,1]", "a/1"));

    int[][] pixels = pixels(folder, wish("xy", new Vec3Int(10, 9, 3), 21, 18, 1, null));

    assertThat(pixels[6][0]).isZero();
    assertThat(pixels[1][1]).isEqualTo(pixels[4][17]).isEqualTo(SegmentColors.of(7));
    List<Integer> colors = new ArrayList<>();
    for (int x = 6; x < 21; x++) {
      colors.add(pixels[x][5]);
    }
    assertThat(colors)
        .doesNotHaveDuplicates()
        .allSatisfy(color -> assertThat(color >>> 24).isEqualTo(255));
  }

  @Test
  void contrastFitsTheLayer() {
    array("a/1", "uint16", (x, y, z) -> x == 1 && y == 1 && z == 1 ? 65535 : 1000 + 10 * z)
        .zarr2(false, false, false, 0);
    DatasetFolder folder = folder("zarr", "uint16", "color", mag("[1,1,1]", "a/1"));

    assertThat(pixels(folder, wish("xy", new Vec3Int(10, 9, 0), 1, 1, 1, null))[0][0])
        .isEqualTo(grey(0));
    assertThat(pixels(folder, wish("xy", new Vec3Int(10, 9, 10), 1, 1, 1, null))[0][0])
        .isEqualTo(grey(255));
  }

  @Test
  void tooMuchToReadIsRefused() throws IOException {
    Files.createDirectories(directory.resolve("a/1"));
    Files.writeString(
        directory.resolve("a/1/.zarray"),
        "{\"shape\":[20000,20000,1000],\"chunks\":[64,64,64],\"dtype\":\"|u1\"}");
    DatasetFolder small = folder("zarr", "uint8", "color", mag("[1,1,1]", "a/1"));
    DatasetFolder folder =
        new DatasetFolder(
            small.id(),
            directory.toString(),
            small
                .document()
                .replace("\"width\":21,\"height\":18", "\"width\":20000,\"height\":20000"),
            remote);

    assertThatThrownBy(
            () -> pixels(folder, wish("xy", new Vec3Int(9000, 9000, 5), 1000, 1000, 3, null)))
        .hasMessage(
            "For this plane 576 MB of voxels would have to be read; at most 256 are. Use a smaller “zoom”, a smaller “size” or a coarser “mag”.");
  }

  @Test
  void whatCannotBeReadIsToldInWords() throws IOException {
    WrittenArray written = array("a/1", "uint8", BYTES);
    written.zarr2(false, false, true, 0);
    DatasetFolder folder = folder("zarr", "uint8", "color", mag("[1,1,1]", "a/1"));
    Files.write(directory.resolve("a/1/0.0.0"), new byte[] {1, 2, 3});
    PlaneWish wish = wish("xy", new Vec3Int(2, 2, 2), 4, 4, 1, null);

    assertThatThrownBy(() -> pixels(folder, wish))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("The chunk “a/1/0.0.0” is damaged:");
    Files.write(directory.resolve("a/1/0.0.0"), WrittenArray.gzip(new byte[200]));
    assertThatThrownBy(() -> pixels(folder, wish))
        .hasMessage("The chunk “a/1/0.0.0” is damaged: it holds 200 bytes, not 256.");
    Path metadata = directory.resolve("a/1/.zarray");
    Files.writeString(metadata, Files.readString(metadata).replace("gzip", "jpeg2k"));
    assertThatThrownBy(() -> pixels(folder, wish))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.code()).isEqualTo(FailureCode.UNSUPPORTED_TYPE))
        .hasMessage("There is no picture of this layer: its compression “jpeg2k” is not read.");
    assertThatThrownBy(() -> pixels(folder("wkw", "uint8", "color", mag("[1,1,1]", "a/1")), wish))
        .hasMessage(
            "There is no picture of this layer: the server draws Zarr and N5, but not “wkw”.");
    assertThatThrownBy(() -> drawing.plane(folder, "b", wish))
        .hasMessage("The dataset has no layer “b”; it has “a”.");
  }

  @Test
  void theTagChangesWithTheFiles() throws IOException {
    array("a/1", "uint8", BYTES).zarr2(false, false, false, 0);
    DatasetFolder folder = folder("zarr", "uint8", "color", mag("[1,1,1]", "a/1"));
    PlaneWish wish = wish("xy", new Vec3Int(2, 2, 2), 4, 4, 1, null);
    Picture before = drawing.plane(folder, "a", wish);

    assertThat(drawing.plane(folder, "a", wish).tag()).isEqualTo(before.tag());
    Files.write(directory.resolve("a/1/2.0.0"), new byte[256]);
    assertThat(drawing.plane(folder, "a", wish).tag()).as("another chunk").isEqualTo(before.tag());
    Files.delete(directory.resolve("a/1/0.0.0"));
    assertThat(drawing.plane(folder, "a", wish).tag()).isNotEqualTo(before.tag());
  }
}
