using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Records;

/// <summary>What binding a record needs to know of its surroundings.</summary>
internal sealed record RecordScope(TypeMapper Mapper, TypeEntry Entry, ArrayTypes Arrays, HandleKinds Kinds, DocsReader Docs, List<SourceDiagnostic> Diagnostics)
{
    /// <summary>What is stated of the record and its members.</summary>
    public StatedFacts Stated { get; } = Entry.View.Facts.StatedOf(Entry.Id.CName);
}

/// <summary>Turns one C record into a C# struct.</summary>
internal sealed class RecordBinder
{
    private readonly RecordScope _scope;
    private readonly RecordDeclaration _record;
    private readonly RecordFacts _facts;
    private readonly string _prefix;
    private readonly string _qualifiedName;
    private readonly MemberNames _names;
    private readonly List<Leaf> _leaves;
    private readonly BitStorage _bits;
    private readonly MemberShape _shape;
    private readonly List<MemberModel> _members = [];
    private readonly List<StructModel> _nested = [];
    private readonly ClrLayout _layout = new();
    private string _sizeField = "";
    private TypeRef _sizeFieldType = TypeRef.UInt32;

    private RecordBinder(RecordScope scope, RecordDeclaration record, RecordFacts facts, string prefix, string qualifiedName, MemberNames names)
    {
        _scope = scope;
        _record = record;
        _facts = facts;
        _prefix = prefix;
        _qualifiedName = qualifiedName;
        _names = names;
        _shape = new MemberShape(scope, names);
        _leaves = Leaf.Of(record);
        _bits = new BitStorage(record.Size, scope.Mapper.Target.IsBigEndian, _leaves);
    }

    /// <summary>Binds a named record; null when it has no size.</summary>
    public static StructModel? Bind(RecordScope scope)
    {
        var record = (RecordDeclaration)scope.Entry.Declaration!;
        if (record.Size is <= 0 or > int.MaxValue)
        {
            scope.Diagnostics.Add(new SourceDiagnostic(
                BindingRules.TypeLeftOut, record.Span, record.CName, record.Size == 0 ? "it has no members, and C# has no types of size 0" : "it is too large"));
            return null;
        }

        string name = scope.Mapper.Catalog.NameOf(scope.Entry.Id);
        RecordFacts facts = scope.Entry.View.Facts.ForRecord(record.CName);
        var binder = new RecordBinder(scope, record, facts, "", name, new MemberNames(name, null, record.Fields.Length));
        StructModel model = binder.Bind(name);
        return model with
        {
            Tail = FlexTailBinder.Bind(scope, binder._leaves, facts, model),
            OlderSizes = model.SizeField.Length > 0 ? OlderSizes.Of(scope.Entry.View, record) : default,
            Docs = scope.Docs.OfRecord(scope, record),
            Attributes = ImmutableArray.Create(MemberAttributes.Record(record)),
        };
    }

    private StructModel Bind(string name)
    {
        // All names first: conditions may look at members that come later.
        var names = new string[_leaves.Count];
        for (int i = 0; i < _leaves.Count; i++)
        {
            names[i] = _leaves[i].Field.Name is { } cName && HasBytes(_leaves[i]) ? NameOf(cName) : "";
        }

        for (int i = 0; i < _leaves.Count; i++)
        {
            if (names[i].Length > 0)
            {
                Member(_leaves[i], names[i]);
            }
        }

        int pack = _scope.Mapper.PackOf(_record);
        return new StructModel(name, (int)_record.Size, pack != 0 || !_layout.IsSequential(_record.Size), _members.ToImmutableArray())
        {
            Pack = pack,
            Nested = _nested.ToImmutableArray(),
            SizeField = _sizeField,
            SizeFieldType = _sizeFieldType,
        };
    }

    private static bool HasBytes(Leaf leaf) => leaf.Field.BitWidth is > 0 || (leaf.Field.BitWidth is null && leaf.Field.Type.Size > 0);

    private string NameOf(string cName)
    {
        string path = _prefix + cName;
        string? stated = _scope.Stated.Name(path);
        bool isC = _scope.Mapper.Catalog.Homes.Naming(_scope.Entry.Id.Header) == NamingStyle.C;
        return _names.Take(stated ?? (isC ? cName : CName.Pascal(_scope.Stated.WithoutPrefix(cName))), cName, path);
    }

    private void Member(Leaf leaf, string name)
    {
        string path = _prefix + leaf.Field.Name;
        MemberFacts facts = _facts.Member(path);
        Docs docs = _scope.Docs.OfMember(_scope, (RecordDeclaration)_scope.Entry.Declaration!, leaf.Field, path);
        if (leaf.Field.BitWidth is { } width)
        {
            BitField(leaf, name, path, width, facts, docs);
            return;
        }

        if (TypeOf(leaf.Field, name, path) is not { } type)
        {
            LeftOut(leaf.Field, leaf.Field.Type.Size > TypeMapper.LargestArray ? "it is too large" : "C# has no type for it");
            return;
        }

        _layout.Add(leaf.Offset, type.Size, type.Alignment);
        (FieldModel? storage, MemberModel member) = _shape.Of(leaf, name, type, facts);
        if (storage is not null)
        {
            _members.Add(storage);
            if (facts.Size is { IsStated: true })
            {
                _sizeField = storage.Name;
                _sizeFieldType = storage.Type;
            }
        }

        _members.Add(member with
        {
            Docs = docs,
            Attributes = MemberAttributes.Of(_scope, facts, _names),
            Place = new CPlace(path, (int)leaf.Offset, (int)leaf.Field.Type.Size),
        });
    }

    private MappedType? TypeOf(FieldDeclaration field, string name, string path)
    {
        CType innermost = Mentions.Strip(field.Type, out bool isPointer);
        if (isPointer || innermost is not RecordType { Declaration: { Tag: null, TypedefName: null } unnamed })
        {
            return _scope.Mapper.Map(field.Type, _scope.Entry.Id, _scope.Arrays);
        }

        // A type of its own: the name says whose it is.
        string nestedName = _names.TakeOwn(name + (unnamed.IsUnion ? "Union" : "Struct"));
        string qualified = _qualifiedName + "." + nestedName;
        var binder = new RecordBinder(_scope, unnamed, _facts, path + ".", qualified, new MemberNames(nestedName, _names, unnamed.Fields.Length));
        _nested.Add(binder.Bind(nestedName) with
        {
            Docs = _scope.Docs.OfUnnamed(_scope.Entry.Id, path),
            Attributes = ImmutableArray.Create(MemberAttributes.UnnamedRecord(_scope.Entry.Id.CName, path, unnamed)),
        });
        var type = new TypeRef(_scope.Mapper.Catalog.NamespaceOf(_scope.Mapper.Table.Target, _scope.Entry.Id), qualified);
        return ArrayOf(field.Type, new MappedType(type, unnamed.Size, _scope.Mapper.AlignmentOf(unnamed)));
    }

    private MappedType? ArrayOf(CType type, MappedType element)
    {
        if (type.Canonical is not ArrayType array)
        {
            return element;
        }

        if (ArrayOf(array.Element, element) is not { } inner || array.Length is not { } length || length * inner.Size is <= 0 or > TypeMapper.LargestArray)
        {
            return null;
        }

        return new MappedType(_scope.Arrays.Of((int)length, inner.Type), length * inner.Size, inner.Alignment);
    }

    private void BitField(Leaf leaf, string name, string path, int width, MemberFacts facts, Docs docs)
    {
        CType type = leaf.Field.Type.Canonical is QualifiedType qualified ? qualified.Type.Canonical : leaf.Field.Type.Canonical;
        if (_bits.Find(leaf.BitOffset, width, (int)type.Size) is not { } place || _scope.Mapper.Map(type, null, _scope.Arrays) is not { } mapped)
        {
            LeftOut(leaf.Field, "no integer of C# covers its bits");
            return;
        }

        if (place.IsNew)
        {
            _members.Add(new FieldModel(place.Name, place.Type, place.Offset, IsPrivate: true));
            _layout.Add(place.Offset, place.Size, place.Size);
        }

        bool isSigned = type is BuiltInType { IsSigned: true, Kind: not BuiltInKind.Bool };
        TypeRef shown = width == 1 && !isSigned && type is BuiltInType ? TypeRef.Bool : mapped.Type;
        bool isReadOnly = facts.Reserved is { IsStated: true, Mask: null };
        _members.Add(new BitFieldModel(Identifier.Escape(name), shown, place.Name, place.Type, place.Shift, width, isSigned, isReadOnly)
        {
            Docs = docs,
            Attributes = MemberAttributes.Of(_scope, facts, _names),
            Place = new CPlace(path, (int)leaf.Offset, (int)type.Size, (int)(leaf.BitOffset % 8), width),
        });
    }

    private void LeftOut(FieldDeclaration field, string why) => _scope.Diagnostics.Add(
        new SourceDiagnostic(BindingRules.MemberLeftOut, field.Span, _prefix + field.Name, _scope.Entry.Id.CName, why));
}
