namespace LocalDynamo.Oracle.Generation;

/// <summary>What a query or scan reads: a table, or one of its indexes.</summary>
internal sealed record ReadTarget(TableShape Table, IndexShape? Index)
{
    public KeyAttribute[] Partition => Index?.Partition ?? [Table.Partition];

    public KeyAttribute[] Sort => Index?.Sort ?? (Table.Sort is { } sort ? [sort] : []);

    /// <summary>The attributes of a paging key: those of the index and those of the table.</summary>
    public IEnumerable<KeyAttribute> PagingKey => Partition.Concat(Sort).Concat(Table.Keys).Distinct();

    /// <summary>The attributes that an index without all of them surely shows; null where it shows all.</summary>
    public string[]? Shown => Index is null or { ProjectsAll: true } ? null : [.. PagingKey.Select(key => key.Name), .. Index.Included];
}
