package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A dataset.
 *
 * @param id of the dataset
 * @param name shown to people
 * @param dataSource the {@code datasource-properties.json} document: layers, mags, voxel size
 * @param dataStore where its voxels are served
 * @param owningOrganization id of its organization
 * @param allowedTeams teams whose members may read it
 * @param allowedTeamsCumulative the same, with the teams of its folders
 * @param isActive whether it can be used
 * @param isPublic whether everyone may read it
 * @param description free text, or null
 * @param directoryName its name on disk, unique in the organization
 * @param created ms
 * @param isEditable whether the asking user may change it
 * @param lastUsedByUser ms, 0 for never
 * @param logoUrl always null
 * @param sortingKey ms
 * @param metadata entries of key, type and value
 * @param isUnreported always false
 * @param tags free words
 * @param folderId of the folder it lies in
 * @param usedStorageBytes 0 when not counted
 * @param isVirtual always false
 */
public record WireDataset(
    ObjectId id,
    String name,
    Map<String, Object> dataSource,
    WireDataStore dataStore,
    String owningOrganization,
    List<WireTeam> allowedTeams,
    List<WireTeam> allowedTeamsCumulative,
    boolean isActive,
    boolean isPublic,
    @Nullable String description,
    String directoryName,
    long created,
    boolean isEditable,
    long lastUsedByUser,
    @Nullable String logoUrl,
    long sortingKey,
    List<Map<String, Object>> metadata,
    boolean isUnreported,
    List<String> tags,
    ObjectId folderId,
    long usedStorageBytes,
    boolean isVirtual) {}
