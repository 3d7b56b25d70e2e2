package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.clew.json.WireJson;
import org.clew.testkit.Caller;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatasetFormatTest {
  private static final String REGISTER = "//api/clew/v1/datasets";
  private static final Map<String, ?> SIZE = Map.of("factor", List.of(8, 8, 0.03e3));

  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private TestServer server;
  private Caller admin;
  private HttpServer files;

  @BeforeAll
  void start() throws IOException {
    server = TestServer.startReachingPrivateAddresses();
    admin = server.found("Lab");
    files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          Path file = server.datasets().resolve(path.substring(1));
          if (path.startsWith("/round")) {
            exchange.getResponseHeaders().set("Location", path + "x");
            exchange.sendResponseHeaders(302, -1);
          } else if (path.startsWith("/moved/")) {
            exchange.getResponseHeaders().set("Location", path.substring("/moved".length()));
            exchange.sendResponseHeaders(307, -1);
          } else if (broken.contains(path)) {
            exchange.sendResponseHeaders(503, -1);
          } else if (Files.isRegularFile(file)) {
            byte[] content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
          exchange.close();
        });
    files.start();
  }

  @AfterAll
  void stop() {
    files.stop(0);
    server.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + files.getAddress().getPort() + "/" + path;
  }

  private void file(String path, String content) {
    file(path, content.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void file(String path, byte[] content) {
    try {
      Path file = server.datasets().resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private JsonNode registered(String path, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("path", path);
    JsonNode dataset = admin.post(REGISTER, body).expect(200).json();
    String document =
        "//data/v14/zarr/" + dataset.path("id").asString() + "/datasource-properties.json";
    assertThat(admin.get(document).expect(200).json()).isEqualTo(dataset.path("dataSource"));
    return dataset.path("dataSource");
  }

  private String refused(String path, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("path", path);
    return admin.post(REGISTER, body).expect(400).error();
  }

  private static JsonNode json(String text) {
    return WireJson.mapper().readTree(text.replace('\'', '"'));
  }

  @Test
  void zarrArraysWithoutMetadataNeedAVoxelSize() {
    file("plain/raw/.zarray", "{'zarr_format':2,'dtype':'|u1','shape':[30,20,10]}");
    file("plain/cells/1/zarr.json", array3("uint32", "[16,20,30]", "['x','y','z']"));
    file("plain/cells/2-2-1/zarr.json", array3("uint32", "[8,10,30]", "['x','y','z']"));

    assertThat(refused("plain", Map.of()))
        .isEqualTo(
            "The metadata of the layer “cells” do not tell its voxel size. Give it as “voxelSize”,"
                + " e.g. {\"factor\": [11.24, 11.24, 28], \"unit\": \"nanometer\"}.");
    assertThat(refused("plain", Map.of("voxelSize", Map.of("factor", List.of(0, 1, 1)))))
        .isEqualTo("“voxelSize” must be three lengths above 0.");
    assertThat(refused("plain", Map.of("voxelSize", SIZE, "categories", Map.of("no", "color"))))
        .isEqualTo("“categories”: there is no layer “no”. The layers are: cells, raw.");
    JsonNode source =
        registered("plain", Map.of("voxelSize", SIZE, "categories", Map.of("cells", "color")));

    assertThat(source.path("scale")).isEqualTo(json("{'factor':[8,8,30],'unit':'nanometer'}"));
    assertThat(source.at("/dataLayers/0"))
        .isEqualTo(
            json(
                """
                {'name':'cells','category':'color',
                 'boundingBox':{'topLeft':[0,0,0],'width':16,'height':20,'depth':30},
                 'elementClass':'uint32','dataFormat':'zarr3','numChannels':1,
                 'mags':[{'mag':[1,1,1],'path':'./cells/1','axisOrder':{'x':0,'y':1,'z':2}},
                         {'mag':[2,2,1],'path':'./cells/2-2-1','axisOrder':{'x':0,'y':1,'z':2}}]}
                """));
    assertThat(source.at("/dataLayers/1/boundingBox"))
        .isEqualTo(json("{'topLeft':[0,0,0],'width':10,'height':20,'depth':30}"));
    assertThat(source.at("/dataLayers/1/mags/0/axisOrder")).isEqualTo(json("{'x':2,'y':1,'z':0}"));
  }

  @Test
  void anArrayThatIsTheDirectoryItselfIsReadThroughItsPath() throws IOException {
    Path array = server.datasets().resolve("alone");
    TestArray.empty(array);
    TestArray.chunk(array, 1, 0, 0);
    JsonNode dataset =
        admin.post(REGISTER, Map.of("path", "alone", "voxelSize", SIZE)).expect(200).json();
    String id = dataset.path("id").asString();
    JsonNode layer = dataset.at("/dataSource/dataLayers/0");
    String path = layer.at("/mags/0/path").asString();

    // Some clients take “/./” out of an address before they ask, some do not.
    assertThat(path).isEqualTo(".");
    for (String place : List.of("/" + path + "/", "/")) {
      String below = "//data/v14/zarr/" + id + place;
      assertThat(admin.get(below + "zarr.json").expect(200).json().path("node_type").asString())
          .isEqualTo("array");
      assertThat(admin.get(below + "c.0.1.0.0").expect(200).bytes())
          .isEqualTo(Files.readAllBytes(array.resolve("c.0.1.0.0")));
      assertThat(
              admin
                  .withHeader("Range", "bytes=4096-4096")
                  .get(below + "c.0.1.0.0")
                  .expect(206)
                  .bytes())
          .containsExactly(1);
      admin.get(below + "c.0.0.0.0").expect(404);
    }
    String plane =
        "//api/clew/v1/datasets/%s/layers/%s/planes/xy.png?position=70,10,5&size=3,3"
            .formatted(id, layer.path("name").asString());
    byte[] picture = admin.get(plane).expect(200).bytes();
    assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getRaster().getSample(2, 0, 0))
        .isEqualTo(7);
  }

  private static String array3(String type, String shape, String names) {
    return "{'zarr_format':3,'node_type':'array','data_type':'%s','shape':%s,'dimension_names':%s}"
        .formatted(type, shape, names);
  }

  private void n5(String path, String dimensions, String type, String more) {
    file(
        path + "/attributes.json",
        "{'dimensions':%s,'dataType':'%s','blockSize':[64,64,64]%s}"
            .formatted(dimensions, type, more));
  }

  @Test
  void n5OfPainteraViewerAndBigDataViewer() {
    file("many.n5/attributes.json", "{'n5':'2.5.1'}");
    file("many.n5/volumes/labels/attributes.json", "{'painteraData':{'type':'label'},'maxId':7}");
    file(
        "many.n5/volumes/labels/data/attributes.json", "{'multiScale':true,'resolution':[4,4,40]}");
    n5("many.n5/volumes/labels/data/s0", "[100,80,10]", "uint8", "");
    n5("many.n5/volumes/labels/data/s1", "[50,40,10]", "uint8", ",'downsamplingFactors':[2,2,1]");
    file(
        "many.n5/em/attributes.json",
        "{'pixelResolution':{'unit':'um','dimensions':[0.004,0.004,0.04]},'scales':[[1,1,1],[2,2,1]]}");
    n5("many.n5/em/s0", "[100,80,10]", "uint16", "");
    n5("many.n5/em/s1", "[50,40,10]", "uint16", "");
    file("many.n5/setup0/attributes.json", "{'downsamplingFactors':[[1,1,1],[4,4,1]]}");
    file("many.n5/setup0/timepoint0/attributes.json", "{'resolution':[4,4,40]}");
    n5("many.n5/setup0/timepoint0/s0", "[100,80,10]", "float32", "");
    n5("many.n5/setup0/timepoint0/s1", "[25,20,10]", "float32", "");

    JsonNode source = registered("many.n5", Map.of());

    assertThat(source.path("scale")).isEqualTo(json("{'factor':[4,4,40],'unit':'nanometer'}"));
    JsonNode layers = source.path("dataLayers");
    assertThat(layers.valueStream().map(layer -> layer.path("name").asString()))
        .containsExactly("em", "setup0", "volumes_labels");
    assertThat(layers.valueStream().map(layer -> layer.path("category").asString()))
        .containsExactly("color", "color", "segmentation");
    assertThat(layers.valueStream().map(layer -> layer.path("elementClass").asString()))
        .containsExactly("uint16", "float", "uint8");
    assertThat(layers.valueStream().map(layer -> layer.at("/mags/1/mag").toString()))
        .containsExactly("[2,2,1]", "[4,4,1]", "[2,2,1]");
    assertThat(layers.at("/2/mags/1"))
        .isEqualTo(
            json(
                "{'mag':[2,2,1],'path':'./volumes/labels/data/s1','axisOrder':{'x':0,'y':1,'z':2}}"));
    assertThat(layers.at("/0/boundingBox"))
        .isEqualTo(json("{'topLeft':[0,0,0],'width':100,'height':80,'depth':10}"));
  }

  private static final String INFO =
      """
      {'type':'segmentation','data_type':'uint64','num_channels':1,'scales':[
        {'key':'8_8_30','size':[64,32,16],'resolution':[8,8,30],'voxel_offset':[10,20,30],
         'chunk_sizes':[[64,64,64]],'encoding':'raw'},
        {'key':'16_16_30','size':[32,16,16],'resolution':[16,16,30],'voxel_offset':[5,10,30],
         'chunk_sizes':[[64,64,64]],'encoding':'raw'}]}
      """;

  @Test
  void precomputedBeginsAtItsOffset() {
    file("brain/seg/info", INFO);
    file("brain/mesh/info", "{'@type':'neuroglancer_multilod_draco'}");

    JsonNode source = registered("brain", Map.of());

    assertThat(source.path("dataLayers"))
        .isEqualTo(
            json(
                """
                [{'name':'seg','category':'segmentation',
                  'boundingBox':{'topLeft':[10,20,30],'width':64,'height':32,'depth':16},
                  'elementClass':'uint64','dataFormat':'neuroglancerPrecomputed','numChannels':1,
                  'mags':[
                   {'mag':[1,1,1],'path':'./seg/8_8_30','axisOrder':{'c':3,'x':0,'y':1,'z':2}},
                   {'mag':[2,2,1],'path':'./seg/16_16_30','axisOrder':{'c':3,'x':0,'y':1,'z':2}}]}]
                """));
    assertThat(source.path("scale")).isEqualTo(json("{'factor':[8,8,30],'unit':'nanometer'}"));
  }

  @Test
  void wkwReachesAsFarAsItsCubes() {
    // 32 voxels a block, 2 blocks a file; raw; uint16.
    byte[] header = {'W', 'K', 'W', 1, 0x15, 1, 2, 2, 16, 0, 0, 0, 0, 0, 0, 0};
    file("cubes/color/1/header.wkw", header);
    file("cubes/color/1/z1/y0/x2.wkw", header);
    file("cubes/color/1/z2/y0/x3.wkw", header);
    file("cubes/color/4-4-2/header.wkw", header);
    file("cubes/color/4-4-2/z0/y0/x0.wkw", header);

    JsonNode source =
        registered(
            "cubes", Map.of("voxelSize", Map.of("factor", List.of(1, 1, 2), "unit", "micrometer")));

    assertThat(source.path("scale")).isEqualTo(json("{'factor':[1,1,2],'unit':'micrometer'}"));
    assertThat(source.path("dataLayers"))
        .isEqualTo(
            json(
                """
                [{'name':'color','category':'color',
                  'boundingBox':{'topLeft':[128,0,64],'width':128,'height':64,'depth':128},
                  'elementClass':'uint16','dataFormat':'wkw','numChannels':1,
                  'mags':[{'mag':[1,1,1],'path':'./color/1'},{'mag':[4,4,2],'path':'./color/4-4-2'}]}]
                """));
    file("broken/color/1/header.wkw", "nothing of the kind");
    assertThat(refused("broken", Map.of())).isEqualTo("“color/1/header.wkw” is no header of WKW.");
  }

  @Test
  void aPlaceWithoutADatasetTellsWhatWasLookedFor() {
    file("empty/readme.txt", "");

    assertThat(refused("empty", Map.of()))
        .isEqualTo(
            "No dataset was recognised in “empty”. Looked for datasource-properties.json; for"
                + " OME-Zarr images (.zattrs or zarr.json with “multiscales”), Zarr arrays (.zarray"
                + " or zarr.json), Neuroglancer volumes (info), WKW (header.wkw in directories of"
                + " mags) and N5 (attributes.json). Looked in the directory itself and in those below it.");
  }

  @Test
  void anAddressIsReadAndItsFilesAreTakenFromThere() {
    file("away/seg/info", INFO);

    JsonNode source = registered(url("moved/away/seg/info"), Map.of("name", "Away"));

    assertThat(source.at("/dataLayers/0/name").asString()).isEqualTo("seg");
    assertThat(source.at("/dataLayers/0/mags/1/path").asString())
        .isEqualTo(url("moved/away/seg/16_16_30"));
    assertThat(source.at("/id/name").asString()).isEqualTo("moved-away-seg");
    assertThat(refused(url("moved/away/seg/"), Map.of()))
        .isEqualTo("A dataset with the directory name “moved-away-seg” is registered already.");
    JsonNode found = admin.get("/datasets?searchQuery=Away").json();
    assertThat(found).hasSize(1);
    String id = found.at("/0/id").asString();
    admin.get("//data/v14/zarr/" + id + "/16_16_30/0-32_0-16_0-16").expect(404);
    String document = "//data/v14/zarr/" + id + "/datasource-properties.json";
    assertThat(
            Integer.parseInt(
                admin.send("HEAD", document, null).expect(200).header("Content-Length")))
        .isEqualTo(admin.get(document).bytes().length);
  }

  @Test
  void aDocumentAtAnAddressGetsWholePaths() {
    file(
        "documented/datasource-properties.json",
        """
        {'id':{'name':'a','team':'b'},'scale':[8,8,30],'dataLayers':[
         {'name':'color','category':'color','elementClass':'uint8','dataFormat':'wkw',
          'boundingBox':{'topLeft':[0,0,0],'width':4,'height':5,'depth':6},
          'mags':[{'mag':[1,1,1]},{'mag':[2,2,1],'path':'./color/two two'}]}]}
        """);

    JsonNode mags = registered(url("documented"), Map.of()).at("/dataLayers/0/mags");

    assertThat(mags.at("/0/path").asString()).isEqualTo(url("documented/color/1"));
    assertThat(mags.at("/1/path").asString()).isEqualTo(url("documented/color/two%20two"));
  }

  @Test
  void whatFailsAtAnAddressIsTold() {
    broken.add("/sick/datasource-properties.json");

    assertThat(refused(url("sick"), Map.of()))
        .isEqualTo(
            "“%s” was answered with the status 503."
                .formatted(url("sick/datasource-properties.json")));
    assertThat(refused(url("nothing"), Map.of()))
        .startsWith("No dataset was recognised in “nothing”.")
        .contains(
            " Below “%s”, datasource-properties.json: 404; zarr.json: 404;"
                .formatted(url("nothing")));
    assertThat(refused(url("round"), Map.of())).contains("more than 5 redirects");
    assertThat(refused("http://127.0.0.1:1/em", Map.of())).endsWith("cannot be reached.");
    assertThat(refused("s3://bucket/em", Map.of())).contains("only http and https");
    assertThat(refused("http://me:secret@127.0.0.1/em", Map.of())).contains("password");
  }

  @Test
  void theServersOwnNetworkIsNotReadUnlessAllowed() {
    try (TestServer careful = TestServer.start()) {
      Caller other = careful.found("Lab");
      int port = files.getAddress().getPort();
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "169.254.169.254")) {
        String address = "http://" + host + ":" + port + "/away/seg";
        assertThat(other.post(REGISTER, Map.of("path", address)).expect(400).error())
            .contains("lies in a private network or on the server itself");
      }
    }
  }
}
